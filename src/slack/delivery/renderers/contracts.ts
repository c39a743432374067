import type { Owed } from '../../../store/outboxes.js';
import { coverEndingMessage } from '../../messages/cover-ending.js';
import { intakeCard } from '../../messages/intake-card.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

export const contracts: Renderer = {
  render: (owed, sources) =>
    owed.entry.message === 'cover-ending' ? renderEnding(owed, sources) : renderIntake(owed, sources),
  deskOf: async (id, sources) => (await sources.contract(id))?.deskChannel,
};

async function renderIntake({ ownerId }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const contract = await sources.contract(ownerId);
  if (!contract) return undefined;
  const { companyName } = await sources.settings();
  const message = intakeCard(companyName, contract.id, contract.locale);
  const { customerChannel: channel, intakeCardTs: updateTs } = contract;
  return { message, channel, updateTs, field: 'intakeCardTs', pin: true };
}

async function renderEnding({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const contract = await sources.contract(ownerId);
  if (!contract) return undefined;
  const locale = entry.locale ?? contract.locale;
  return { message: coverEndingMessage(contract, entry.data, locale), channel: entry.lane };
}
