import type { Contract } from '../contract/contract.js';
import type { DutyPlan } from '../duty/on-duty.js';
import { chaseOf, RESPONSE_MINUTES } from '../enquiry/chase.js';
import type { Heard } from '../enquiry/kind.js';
import type { PlainMessages, Settings } from '../settings/settings.js';
import { compileCalendar } from '../sla/calendar.js';
import { targetsFor } from '../sla/policy.js';
import { MINUTE_MS } from '../time/units.js';
import { rotasOf } from './intake.js';
import { termsFor } from './terms-for.js';

/**
 * What a plain message is heard with (R2): whose it is, when it is offered to be registered, by when a request made of it is to be
 * answered, and when and whom the desk is asked. It is promised what a fault is, for nobody has said what it is.
 */
export function heardOf(
  contract: Contract,
  settings: Pick<Settings, 'policies' | 'calendars'>,
  plan: DutyPlan,
  minutes: Exclude<PlainMessages, 'off'>,
  at: Date,
): Omit<Heard, 'channel' | 'ts' | 'text' | 'fileIds'> {
  const { id: contractId, customerId, customerName, deskChannel: desk, locale, zone } = contract;
  const { policy, calendar } = termsFor(settings, contract);
  const { response = RESPONSE_MINUTES } = targetsFor(policy, { severity: 'general', category: 'fault' });
  return {
    contractId,
    customerId,
    customerName,
    desk,
    locale,
    zone,
    offerAt: new Date(at.getTime() + minutes * MINUTE_MS),
    ...chaseOf(compileCalendar(calendar, zone), at, response),
    rotas: rotasOf(policy, plan),
  };
}
