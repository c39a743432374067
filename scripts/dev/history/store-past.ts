import type { Models } from '../../../src/store/models.js';
import type { Profile } from '../../../src/store/people.js';
import { storedTicket } from '../../../src/store/tickets.js';
import { storedWish } from '../../../src/store/wishes.js';
import { CUSTOMER_NAMES, personOf, userOf, type CustomerName } from '../cast.js';
import { WORKSPACE } from '../company.js';
import type { CompanyPast } from './company-past.js';

/** Stores the company's past in an empty database: documents as the store itself would have left them, nothing owed. */
export async function storePast(models: Models, past: CompanyPast): Promise<void> {
  const { contracts, rota, tickets, reports, wishes } = past;
  const said = reports.map(({ id, report, receipts }) => ({ id, report, version: 1, receipts, outbox: [] }));
  const duty = { ...rota, kind: 'rota', madeBy: 'past:rota', outbox: [] };
  const people = CUSTOMER_NAMES.map((name) => profileOf(name, tickets[0]!.receivedAt));
  const all: [keyof Models, object[]][] = [
    ['tickets', tickets.map(storedTicket)],
    ['contracts', contracts.map((contract) => keyed({ ...contract, outbox: [] }))],
    ['weeklyReports', said.map(keyed)],
    ['wishes', wishes.map(storedWish)],
    ['duty', [keyed(duty)]],
    ['people', people.map(keyed)],
  ];
  for (const [collection, documents] of all) {
    await models[collection].collection.insertMany(documents as never[]);
  }
}

const keyed = ({ id, ...rest }: { readonly id: string } & Record<string, unknown>) => ({ _id: id, ...rest });

/** A customer whom the desk knows because they have acted; what Slack says of them is asked for anew. */
function profileOf(name: CustomerName, refreshedAt: Date): Profile {
  const { id, teamId, external, customerIds } = personOf(name);
  const { real_name, locale, tz, phone, is_restricted: isGuest } = userOf(name);
  const { zone, slackLocale } = { zone: tz ?? 'Asia/Shanghai', slackLocale: locale };
  return {
    id,
    teamId: teamId ?? WORKSPACE.teams[0]!.id,
    name: real_name,
    isAdmin: false,
    refreshedAt,
    customerIds: [...customerIds],
    zone,
    ...(external || !slackLocale ? {} : { slackLocale }),
    ...(phone ? { phone } : {}),
    ...(isGuest ? { isGuest } : {}),
  };
}
