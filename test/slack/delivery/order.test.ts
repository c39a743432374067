import { outboxEntries, type Intent } from '../../../src/domain/record/outbox.js';
import { inOrder } from '../../../src/slack/delivery/order.js';
import type { Owed } from '../../../src/store/outboxes.js';
import { byAge } from '../../../src/store/lane-order.js';
import { at } from '../../domain/ticket/requests.js';

const DESK = 'C0DESK0001';
type Told = Pick<Intent, 'kind' | 'message'>;
const say = (kind: Intent['kind'], message: string): Told => ({ kind, message });
const newCard = say('post-card', 'ticket-card');
const cardAnew = say('update-card', 'ticket-card');
const buttonsAnew = say('update-message', 'registered');
const inThread = (message: string) => say('post-thread', message);
const directly = (message: string) => say('direct', message);

/** What records owe one lane, told as `record, when, what`; each is an act of its own. */
function owing(...told: [ownerId: string, when: string, ...intents: Told[]][]): Owed[] {
  const owed = told.flatMap(([ownerId, when, ...intents], version) =>
    outboxEntries(
      intents.map((intent) => ({ ...intent, lane: DESK })),
      `press:${version}`,
      at(when),
      { version },
    ).map((entry): Owed => ({ owner: 'tickets', ownerId, entry })),
  );
  return owed.sort(byAge);
}
const told = (owed: readonly Owed[], now = '10:02') =>
  inOrder(owed, at(now)).map(({ ownerId, entry }) => `${ownerId} ${entry.kind} ${entry.message}`);

it('a new card goes before the updates of all that were cancelled before, and so do a page and an alarm', () => {
  const cancelled = Array.from({ length: 60 }, (_, n): [string, string, ...Told[]] => [
    `SR-${n}`,
    '10:00',
    cardAnew,
    inThread('cancelled'),
    directly('cancelled'),
    buttonsAnew,
  ]);
  const owed = owing(...cancelled, [
    'SR-new',
    '10:01',
    newCard,
    directly('registered'),
    say('post', 'escalated'),
  ]);
  const order = told(owed, '10:01:30');
  expect(order.slice(0, 3)).toEqual([
    'SR-new post-card ticket-card',
    'SR-new direct registered',
    'SR-new post escalated',
  ]);
  const kinds = order.slice(3).map((one) => one.split(' ')[1]);
  expect(new Set(kinds.slice(0, 120))).toEqual(new Set(['post-thread', 'direct']));
  expect(new Set(kinds.slice(120))).toEqual(new Set(['update-card', 'update-message']));
});

it('what a record tells stays in its order: news goes with the urgent word that follows it', () => {
  const owed = owing(
    ['SR-1', '10:00', inThread('acknowledged')],
    ['SR-2', '10:00:30', inThread('noted'), inThread('breached'), say('post', 'escalated')],
    ['SR-3', '10:01', directly('cancelled'), directly('registered')],
  );
  expect(told(owed)).toEqual([
    'SR-2 post-thread noted',
    'SR-2 post-thread breached',
    'SR-2 post escalated',
    'SR-3 direct cancelled',
    'SR-3 direct registered',
    'SR-1 post-thread acknowledged',
  ]);
});

it('updates hold up nothing of their own record, and do not go with it', () => {
  const owed = owing(['SR-1', '10:01', cardAnew, inThread('breached'), directly('breached'), buttonsAnew]);
  expect(told(owed)).toEqual([
    'SR-1 post-thread breached',
    'SR-1 direct breached',
    'SR-1 update-card ticket-card',
    'SR-1 update-message registered',
  ]);
});

it('an update that has waited for two minutes goes like news, by its age, so that it is not put off for ever', () => {
  const owed = owing(
    ['SR-1', '10:00', cardAnew],
    ['SR-2', '10:01', inThread('noted')],
    ['SR-3', '10:02', newCard],
  );
  expect(told(owed, '10:02')).toEqual([
    'SR-3 post-card ticket-card',
    'SR-2 post-thread noted',
    'SR-1 update-card ticket-card',
  ]);
  expect(told(owed, '10:02:01').slice(1)).toEqual(['SR-1 update-card ticket-card', 'SR-2 post-thread noted']);
});

it('the file that somebody waits for is no mere update, though it is told in one message', () => {
  const owed = owing(
    ['SR-1', '10:00', directly('cancelled')],
    ['export', '10:01', say('update-card', 'export')],
  );
  expect(told(owed)[0]).toBe('export update-card export');
});

it('where Slack has said when it takes the next message, nothing goes before, however urgent', () => {
  const [news, urgent] = owing(['SR-1', '10:00', inThread('noted')], ['SR-2', '10:01', newCard]);
  const limited = { ...news!, entry: { ...news!.entry, lastError: 'ratelimited', dueAt: at('10:03') } };
  expect(told([limited, urgent!])[0]).toBe('SR-1 post-thread noted');
  expect(told([limited, urgent!], '10:03')[0]).toBe('SR-2 post-card ticket-card');
  // An update is limited by itself.
  const [update] = owing(['SR-1', '10:00', cardAnew]);
  const limitedUpdate = {
    ...update!,
    entry: { ...update!.entry, lastError: 'ratelimited', dueAt: at('10:03') },
  };
  expect(told([limitedUpdate, urgent!])[0]).toBe('SR-2 post-card ticket-card');
});
