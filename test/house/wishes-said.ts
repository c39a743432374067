import type { Locale } from '../../src/domain/people/person.js';
import { MAX_RELEASE, MAX_WISH, MAX_WISH_WORDS, wishSchema, type Wish } from '../../src/domain/wish/wish.js';
import { wishDirect, wishNews } from '../../src/slack/messages/wish.js';
import { wishModal } from '../../src/slack/modals/wish.js';
import { WISHES_ON_PAGE, wishListModal } from '../../src/slack/modals/wishes.js';
import { person, type Fill } from './extremes.js';
import type { Said } from './everything-said.js';

const AT = new Date('2026-11-23T02:00:00Z');
const ZONE = 'America/Argentina/ComodRivadavia';
const BACKERS = 40;

function wishOf(fill: Fill): Wish {
  const text = fill(MAX_WISH_WORDS);
  const release = fill(MAX_RELEASE);
  const facts = [
    { type: 'recorded', request: 'SR-2026-000042' },
    { type: 'backed', request: 'SR-2026-000043', customerId: 'customer-1', customerName: fill(100) },
    { type: 'commented', text },
    { type: 'owned', owner: person(fill) },
    { type: 'reviewing', text },
    { type: 'planned', day: '2027-03-01', release, text },
    { type: 'done', release, text },
    { type: 'done' },
    { type: 'declined', text },
  ].map((fact, index) => ({
    ...{ id: `cause#${index}`, cause: 'cause', at: AT, recordedAt: AT, by: person(fill) },
    ...fact,
  }));
  return wishSchema.parse({
    ...{ id: 'WR-2026-000041', version: 9, status: 'planned', text: fill(MAX_WISH), same: 'x' },
    ...{ recordedAt: AT, changedAt: AT, owner: person(fill), plan: { day: '2027-03-01', release } },
    customerIds: Array.from({ length: BACKERS }, (_none, index) => `customer-${index}`),
    backers: Array.from({ length: BACKERS }, (_none, index) => ({
      ...{ contractId: 'contract-C0RENHESVC', customerId: `customer-${index}`, customerName: fill(100) },
      ...{ channel: 'C0RENHESVC1', locale: 'en', request: 'SR-2026-000042', name: fill(60), at: AT },
      cause: `view:${index}`,
    })),
    history: Array.from({ length: 90 }, (_none, index) => facts[index % facts.length]),
    outbox: [],
  });
}

/** The list of wishes, a wish, and what is told of it. */
export function wishesSaid(locale: Locale, fill: Fill): Said[] {
  const wish = wishOf(fill);
  const wishes = Array.from({ length: WISHES_ON_PAGE }, () => wish);
  const words = fill(100);
  const listed = { zone: ZONE, locale, metadata: { from: 40, words, status: 'planned' as const } };
  const shown = {
    wish,
    staff: Array.from({ length: 120 }, (_none, index) => person(fill, `U0STAFF${index}`)),
    zone: ZONE,
    locale,
  };
  return [
    {
      name: 'wishes, many',
      view: wishListModal({
        ...listed,
        wishes,
        total: 9999,
        customers: Array.from({ length: 50 }, () => fill(100)),
      }),
    },
    { name: 'wishes, none', view: wishListModal({ ...listed, wishes: [], total: 0, own: ['customer-1'] }) },
    { name: 'wishes, own', view: wishListModal({ ...listed, wishes, total: 20, own: ['customer-1'] }) },
    ...(['decide', 'comment', 'read'] as const).map((may) => ({
      name: `wish, to ${may}`,
      view: wishModal({ ...shown, may, own: may === 'read' ? ['customer-1'] : undefined }),
    })),
    { name: 'wish, nobody to own it', view: wishModal({ ...shown, may: 'decide', staff: [] }) },
    { name: 'wish, its owner', message: wishDirect(wish, locale) },
    ...wish.history.slice(0, 9).map((fact) => ({
      name: `wish, news ${fact.type}`,
      message: wishNews(wish, fact, locale),
    })),
  ];
}
