import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { sortOut, withPage } from '../../../src/slack/delivery/storm.js';
import { at, POLICY, Story } from '../../domain/ticket/requests.js';

const policy = deskPolicySchema.parse({ ...POLICY, escalation: { digest: { pages: 3, windowMinutes: 10 } } });
const general = new Story({ policy }).ticket;
const major = { ...general, severity: 'major' as const };
const pagesOf = (tickets: (typeof general)[]) =>
  tickets.map((ticket, n) => ({ ticket: { ...ticket, id: `SR-${n}` }, fact: ticket.history[0]! }));
const some = (count: number) => pagesOf(Array.from({ length: count }, () => general));
/** @param general the last of those before that was not major */
const told = (tickets: ReturnType<typeof pagesOf>, sent: string[], general = sent.at(-1)) => {
  const before = { pages: sent.map(at), ...(general ? { generalAt: at(general) } : {}) };
  const { digest, held } = sortOut(tickets, before, at('10:00'));
  return {
    digest: digest.map(({ ticket }) => ticket.id),
    held: held.map(({ page, until }) => [page.ticket.id, until]),
  };
};

it.each([
  ['as many as the policy allows', 3, []],
  ['few, after some', 1, ['09:52', '09:58']],
  ['some, when those before are longer ago than the window', 3, ['09:48', '09:49', '09:50']],
])('%s go one by one', (_case, count, sent) => {
  expect(told(some(count), sent)).toEqual({ digest: [], held: [] });
});

it('more than that, those sent lately counted, go together', () => {
  expect(told(some(4), [])).toEqual({ digest: ['SR-0', 'SR-1', 'SR-2', 'SR-3'], held: [] });
  expect(told(some(2), ['09:51', '09:58'])).toEqual({ digest: ['SR-0', 'SR-1'], held: [] });
});

it('when the window is full they wait until it has room again, or for the share of time of one message', () => {
  const until = at('10:02');
  expect(told(some(2), ['09:52', '09:53', '09:59'])).toEqual({
    digest: [],
    held: [
      ['SR-0', until],
      ['SR-1', until],
    ],
  });
  expect(told(some(1), ['09:51', '09:52', '09:53', '09:59']).held).toEqual([['SR-0', until]]);
});

it('a page after a storm waits for the share of time of one message, and not until the storm has left the window', () => {
  // Three in ten minutes are one in three minutes and twenty seconds.
  expect(told(some(1), ['09:58', '09:58', '09:58'])).toEqual({
    digest: [],
    held: [['SR-0', new Date(at('09:58').getTime() + 200_000)]],
  });
  expect(told(some(1), ['09:56', '09:56', '09:56'])).toEqual({ digest: [], held: [] });
  expect(told(some(2), ['09:56', '09:56', '09:56']).digest).toEqual(['SR-0', 'SR-1']);
});

it('major pages, however many, put off none of the others for longer than that', () => {
  const majors = ['09:57', '09:58', '09:59', '09:59:59'];
  expect(told(some(2), ['09:56', ...majors], '09:56')).toMatchObject({ digest: ['SR-0', 'SR-1'], held: [] });
  expect(told(some(1), ['09:58:20', ...majors], '09:58:20').held).toEqual([['SR-0', at('10:01:40')]]);
  expect(told(some(2), majors.slice(0, 3), '').digest).toEqual(['SR-0', 'SR-1']);
});

it('a major request never waits and is in no digest, but it counts', () => {
  const pages = pagesOf([major, general, general, major]);
  expect(told(pages, [])).toEqual({ digest: ['SR-1', 'SR-2'], held: [] });
  expect(told(pages, ['09:55', '09:56', '09:57']).held.map(([id]) => id)).toEqual(['SR-1', 'SR-2']);
  expect(told(pagesOf([major]), ['09:55', '09:56', '09:57'])).toEqual({ digest: [], held: [] });
});

it('one that would be a digest by itself goes as it is', () => {
  expect(told(pagesOf([major, major, major, general]), [])).toEqual({ digest: [], held: [] });
});

it('each page is judged by the policy of its own request', () => {
  const patient = {
    ...general,
    terms: { ...general.terms, policy: deskPolicySchema.parse({ ...POLICY }) },
  };
  const pages = pagesOf([general, patient, general, patient]);
  expect(told(pages, ['09:59'])).toEqual({ digest: ['SR-0', 'SR-2'], held: [] });
});

it('nothing is held longer than the share of time of one message, and in the long run no window has more than it may', () => {
  const [most, windowMs] = [3, 600_000];
  let sent: Parameters<typeof sortOut>[1] = { pages: [] };
  for (let second = 0; second < 7200; second += 20) {
    const now = new Date(at('10:00').getTime() + second * 1000);
    const { digest, held } = sortOut(some(2), sent, now);
    for (const { until } of held) {
      expect(until.getTime()).toBeGreaterThan(now.getTime());
      expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(windowMs / most);
    }
    const messages = held.length > 0 ? 0 : digest.length > 0 ? 1 : 2;
    for (let n = 0; n < messages; n += 1) sent = withPage(sent, false, now);
    const inWindow = sent.pages.filter((one) => one.getTime() > now.getTime() - windowMs).length;
    // The first ones came at once: only while they are in the window can there be as many again.
    expect(inWindow).toBeLessThanOrEqual(second < 600 ? 2 * most : most);
  }
});
