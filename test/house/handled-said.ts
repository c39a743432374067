import type { Locale } from '../../src/domain/people/person.js';
import { MAX_LINE, MAX_PROOF } from '../../src/domain/ticket/replacement.js';
import { MAX_ITEMS } from '../../src/domain/ticket/ticket.js';
import type { ViewValues } from '../../src/slack/modals/inputs.js';
import { typed } from '../../src/slack/messages/mrkdwn.js';
import { onTheSpotModal } from '../../src/slack/modals/on-the-spot.js';
import { verbModal } from '../../src/slack/modals/verb-form.js';
import type { Said } from './everything-said.js';
import { contractOf, person, ticketOf, type Fill } from './extremes.js';

const choice = (value: string): ViewValues[string] => ({ value: { selected_option: { value } } });
const text = (value: string): ViewValues[string] => ({ value: { value } });

/** Everything that is asked of one replacement, filled in as far as it goes. */
const replaced = (no: number, piece: string, fill: Fill): ViewValues => ({
  [`replaced-${no}-piece`]: choice(piece),
  [`replaced-${no}-old`]: text(fill(MAX_LINE)),
  [`replaced-${no}-name`]: text(fill(MAX_LINE)),
  [`replaced-${no}-serial`]: text(fill(MAX_LINE)),
  [`replaced-${no}-proof`]: text(fill(MAX_PROOF)),
});

/** The forms of work that is told as a whole: with its proposal, with new equipment, handled on the spot. */
export function handledSaid(locale: Locale, fill: Fill): Said[] {
  const contract = contractOf(fill);
  const few = { ...contract, equipment: contract.equipment.slice(0, 80) };
  const ticket = { ...ticketOf(fill, 'acknowledged'), proposal: undefined };
  const numbers = Array.from({ length: MAX_ITEMS }, (_none, index) => index + 1);
  const form = {
    ...{ ticket, person: person(fill), place: 'desk' as const, locale, channel: 'C0RENHESVC1' },
    candidates: { engineers: [], staff: [] },
  };
  const all = (piece: string) =>
    Object.assign(
      {},
      ...numbers.map((no) => ({ [`item-${no}`]: choice('replaced'), ...replaced(no, piece, fill) })),
    ) as ViewValues;
  const opened = { metadata: {}, contracts: [contract, few], locale, at: ticket.receivedAt };
  const chosen = {
    ...opened,
    metadata: { contractId: contract.id, choice: ['a', 'b'], channel: 'C0RENHESVC1' },
  };
  return [
    { name: 'form depart, unproposed', view: verbModal({ ...form, verb: 'depart', text: fill(4000) }) },
    {
      name: 'form resolve, unproposed, all replaced by what is typed',
      view: verbModal({ ...form, verb: 'resolve', contract, given: all('listed:') }),
    },
    {
      name: 'form resolve, unproposed, all replaced by what is described',
      view: verbModal({ ...form, verb: 'resolve', contract: few, given: all('other:') }),
    },
    {
      name: 'form resolve, all replaced by a piece of the contract',
      view: verbModal({
        ...form,
        verb: 'resolve',
        contract: few,
        given: all(`listed:${few.equipment[7]!.id}`),
      }),
    },
    { name: 'on the spot, to choose', view: onTheSpotModal(opened) },
    { name: 'on the spot', view: onTheSpotModal(chosen) },
    {
      name: 'on the spot, replaced',
      view: onTheSpotModal({
        ...chosen,
        contracts: [few],
        notice: typed(fill(400), 400),
        given: { outcome: choice('replaced'), ...replaced(0, 'other:', fill), problem: text(fill(2000)) },
      }),
    },
  ];
}
