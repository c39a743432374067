import type { Owed } from '../../../store/outboxes.js';
import { coverEndingMessage } from '../../messages/cover-ending.js';
import { fingerprintOf, intakeCard } from '../../messages/intake-card.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

export const contracts: Renderer = {
  render: (owed, sources) =>
    owed.entry.message === 'cover-ending' ? renderEnding(owed, sources) : renderIntake(owed, sources),
  deskOf: async (id, sources) => (await sources.contract(id))?.deskChannel,
};

/**
 * The pinned card. An update that would show what it shows already is left out (slack.md, "Rates": updates
 * are counted), and so is one of a card that has not been posted.
 */
async function renderIntake({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const contract = await sources.contract(ownerId);
  if (!contract) return undefined;
  const { customerChannel: channel, intakeCardTs: updateTs } = contract;
  const { intake, at } = await sources.intake(contract);
  const message = intakeCard(intake, contract.id, contract.locale);
  const shown = fingerprintOf(message);
  const isUpdate = entry.kind === 'update-card';
  if (isUpdate && (updateTs === undefined || contract.intakeCardShown === shown)) return undefined;
  // What changes while it is on its way is seen when it is looked at next.
  const keeps = { intakeCardShown: shown, intakeCardLookAt: at };
  return { message, channel, updateTs, field: 'intakeCardTs', keeps, pin: true };
}

async function renderEnding({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const contract = await sources.contract(ownerId);
  if (!contract) return undefined;
  const locale = entry.locale ?? contract.locale;
  return { message: coverEndingMessage(contract, entry.data, locale), channel: entry.lane };
}
