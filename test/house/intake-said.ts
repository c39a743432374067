import { deskCalendarSchema } from '../../src/domain/calendar/desk-calendar.js';
import type { Locale } from '../../src/domain/people/person.js';
import { STATUSES } from '../../src/domain/ticket/words.js';
import type { Intake } from '../../src/domain/terms/intake.js';
import { intakeCard, offerToFile } from '../../src/slack/messages/intake-card.js';
import { ownRequestsModal } from '../../src/slack/modals/own-requests.js';
import type { Said } from './everything-said.js';
import { person, ticketOf, type Fill } from './extremes.js';

const CONTRACT = 'contract-C0RENHESVC1';
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Every day with hours of its own, in twelve pieces. */
const RAGGED = Object.fromEntries(
  DAYS.map((day, no) => [
    day,
    Array.from(
      { length: 12 },
      (_none, piece) =>
        `${String(piece * 2).padStart(2, '0')}:0${no}-${String(piece * 2 + 1).padStart(2, '0')}:5${no}`,
    ),
  ]),
);

function intakeOf(fill: Fill): Intake {
  const promised = (['response', 'solution', 'onsite', 'repair'] as const).map((metric, index) => ({
    metric,
    minutes: 12_345.678_9 + index,
  }));
  const people = Array.from({ length: 40 }, (_none, index) => person(fill, `U0ENG${index}`));
  return {
    company: fill(100),
    contract: fill(200),
    promised,
    major: promised.map(({ metric, minutes }) => ({ metric, minutes: minutes + 1 })),
    calendar: deskCalendarSchema.parse({
      id: 'ragged',
      version: 12,
      name: fill(75),
      hours: { week: RAGGED, holidays: ['2027-01-01'] },
    }),
    onDuty: people,
    engineers: people,
  };
}

/** The list behind its button, with as many as are found, of every status. */
function ownRequestsSaid(locale: Locale, fill: Fill): Said[] {
  const metadata = { contractId: CONTRACT, channel: 'C0RENHESVC1' };
  const tickets = [...STATUSES, ...STATUSES, ...STATUSES, ...STATUSES].map((status) =>
    ticketOf(fill, status),
  );
  return (['customer', 'desk'] as const).flatMap((place) => {
    const told = { metadata, place, locale, notifyBy: 'direct' as const };
    const asked = { text: fill(100), isNearest: false };
    return [
      { name: `own requests for ${place}`, view: ownRequestsModal({ ...told, tickets }) },
      { name: `own requests for ${place}, none`, view: ownRequestsModal({ ...told, tickets: [] }) },
      { name: `own requests for ${place}, found`, view: ownRequestsModal({ ...told, tickets, asked }) },
      {
        name: `own requests for ${place}, nearest`,
        view: ownRequestsModal({ ...told, tickets, asked: { ...asked, isNearest: true } }),
      },
      { name: `own requests for ${place}, nothing`, view: ownRequestsModal({ ...told, tickets: [], asked }) },
    ];
  });
}

/** The pinned card of a customer's channel, and the offer under a message. */
export function intakeSaid(locale: Locale, fill: Fill): Said[] {
  const full = intakeOf(fill);
  const always = deskCalendarSchema.parse({ id: 'default', version: 1, hours: '24x7' });
  const bare: Intake = { ...full, promised: [], major: [], onDuty: [], engineers: [], calendar: always };
  return [
    { name: 'intake card', message: intakeCard(full, CONTRACT, locale) },
    { name: 'intake card, nothing promised', message: intakeCard(bare, CONTRACT, locale) },
    {
      name: 'intake card, major alone',
      message: intakeCard({ ...bare, major: full.major }, CONTRACT, locale),
    },
    ...ownRequestsSaid(locale, fill),
    {
      name: 'offer to file',
      message: offerToFile(JSON.stringify({ ts: '1763800000.000200', text: fill(1500) }), locale),
    },
  ];
}
