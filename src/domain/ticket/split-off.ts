import { withoutErrand } from './carry-out.js';
import { slaEvents } from './clocks.js';
import { concluded, type Decision, type DecisionContext } from './decide.js';
import type { ErrandOf } from './errands.js';
import type { Fact } from './facts.js';
import { opened } from './opened.js';
import { eventsCarried, linkOfSplit, type SplitFrom } from './split.js';
import { titleOf, type Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';

/**
 * Registers the request that items of another one go on in: what it is about, for whom and by which promise is as it was
 * there, and so is who is responsible. It is received when it is split off, and its clocks go on as if the customer had
 * sent the items back: what was promised of them stands (sla.md rules 2 and 13; decisions.md).
 * @param number the number to take; the store sees to it that nobody else has it
 */
export function splitRegistered(
  number: string,
  old: Ticket,
  { items, by, at, cause }: ErrandOf<'split'>,
  given: DecisionContext,
): Decision {
  const now = notBeforeHistory(old, given.now);
  const moved = old.items.filter(({ no }) => items.includes(no));
  const from: SplitFrom = {
    number: old.id,
    title: titleOf(old),
    customerId: old.customerId,
    items,
    responsible: old.responsible ?? old.resolution?.by ?? by,
    mode: old.mode,
    events: eventsCarried(slaEvents(old), old.id, at),
  };
  const fact: Fact = {
    id: `${cause}#0`,
    cause,
    at,
    recordedAt: now,
    by,
    side: 'ours',
    type: 'registered',
    channelOfReceipt: old.channelOfReceipt,
    from,
  };
  const { customer, desk } = old.places;
  const filed: Ticket = {
    ...asFiledBefore(old),
    id: number,
    version: 1,
    status: 'assigned',
    filingCause: cause,
    receivedAt: at,
    filedBy: by,
    items: moved.map((item, index) => ({ ...item, no: index + 1 })),
    responsible: from.responsible,
    mode: from.mode,
    cycle: 1,
    clocks: [],
    fired: [],
    links: [linkOfSplit(from)],
    places: { customer: { channel: customer.channel }, desk: { channel: desk.channel } },
    history: [],
    signatures: [],
    outbox: [],
  };
  return opened(filed, fact, { ...given, now });
}

/** The request they were in notes where they went, and owes nothing more. */
export function splitNoted(
  old: Ticket,
  made: Pick<Ticket, 'id' | 'items' | 'customerId'>,
  { items, by, at, cause }: ErrandOf<'split'>,
  given: DecisionContext,
): Decision | undefined {
  if (!old.errands?.some((one) => one.cause === cause)) return undefined;
  const one = { number: made.id, title: titleOf(made), customerId: made.customerId, items };
  const links = [...(old.links ?? []), { ...one, relation: 'split-into' as const }];
  const context = { ...given, cause, at, now: notBeforeHistory(old, given.now) };
  return concluded(
    old,
    {
      set: { links, errands: withoutErrand(old, cause) },
      facts: [{ type: 'split-off', ...one }],
    },
    context,
    { by, side: 'ours' },
  );
}

const asFiledBefore = (old: Ticket) => ({
  contractId: old.contractId,
  contractName: old.contractName,
  customerId: old.customerId,
  customerName: old.customerName,
  locale: old.locale,
  site: old.site,
  ...(old.siteId ? { siteId: old.siteId } : {}),
  system: old.system,
  phase: old.phase,
  ...(old.equipmentId ? { equipmentId: old.equipmentId, equipmentLabel: old.equipmentLabel } : {}),
  channelOfReceipt: old.channelOfReceipt,
  requester: old.requester,
  category: old.category,
  severity: old.severity,
  files: old.files,
  engineers: old.engineers,
  terms: old.terms,
});
