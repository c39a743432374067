import { RECEIPT } from '../../domain/sla/terms.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import type { Option } from './inputs.js';

/** What the corrected time is: while nothing but the receipt can be corrected, of the receipt (R2). */
export const whenCorrected = (ticket: Ticket, t: Texts): string =>
  correctable(ticket, t).every(({ value }) => value === RECEIPT)
    ? t.forms.correctReceivedTo
    : t.forms.correctTo;

/**
 * What of a request can have been at another time than was said (sla.md rule 8): what its clocks measure, and its receipt. While
 * nobody has answered, nothing else has been done.
 */
export function correctable({ status, clocks, cycle }: Ticket, t: Texts): Option[] {
  const done = status === 'registered' ? [] : clocks.filter((one) => one.cycle === cycle && !one.dropped);
  const ofClocks = done.map(({ metric }) => ({ value: metric, label: t.metric[metric] }));
  return [...ofClocks, { value: RECEIPT, label: t.received.receipt }];
}
