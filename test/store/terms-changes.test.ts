import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { ladderTyped } from '../../src/slack/modals/policy-ladder.js';
import { intend } from '../../src/domain/terms/intend.js';
import { NO_REQUESTS } from '../../src/domain/terms/tally.js';
import { taken, type TermsChange, type Under } from '../../src/domain/terms/terms-change.js';
import type { PolicyDraft } from '../../src/domain/terms/policy-draft.js';
import { PolicyDrafts } from '../../src/store/policy-drafts.js';
import { TermsChanges } from '../../src/store/terms-changes.js';
import { zhao } from '../domain/people/cast.js';
import { at, CONTRACT, POLICY } from '../domain/ticket/requests.js';
import { planOf } from './plan-of.js';
import { desk, file, type Process } from './stores.js';

let one: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk();
  [one] = started.of as [Process];
  stop = started.stop;
});
afterEach(() => stop());

const UNDER: Under = { policyId: 'default', below: 2 };
const set = (id: string, fields: object) =>
  one.store.models.tickets.collection.updateOne({ _id: id } as never, { $set: fields });
const numbersUnder = async (under: Under, after = '', limit = 10) =>
  (await one.tickets.numbersUnder(under, after, limit)).map(({ id }) => id);
async function idsUnder(under: Under): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of one.tickets.openUnder(under)) ids.push(id);
  return ids.sort();
}

describe('which requests a change reaches', () => {
  const filed = async (count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push((await file(one, { cause: `view:F${n}` })).id);
    return ids;
  };

  it('open ones under a policy, of every version, by number and by pages; counted are those of an older version', async () => {
    const [first, closed, other, newer, last] = await filed(5);
    await set(closed!, { closedAt: at('11:00'), status: 'cancelled' });
    await set(other!, { 'terms.policy.id': 'key' });
    await set(newer!, { 'terms.policy.version': 2 });
    expect(await idsUnder(UNDER)).toEqual([first, newer, last]);
    expect(await numbersUnder(UNDER)).toEqual([first, newer, last]);
    expect(await numbersUnder(UNDER, '', 2)).toEqual([first, newer]);
    expect(await numbersUnder(UNDER, newer)).toEqual([last]);
    expect(await one.tickets.countUnder(UNDER)).toBe(2);
    expect((await one.tickets.numbersUnder(UNDER, '', 1))[0]!.contractId).toBe(CONTRACT.id);
  });

  it('under a calendar those without one are under the first that ever was; policies that had their turn are left out', async () => {
    const [old, named, other, turned] = await filed(4);
    await set(named!, { 'terms.calendarId': 'default', 'terms.calendarVersion': 1 });
    await set(other!, { 'terms.calendarId': 'office', 'terms.calendarVersion': 1 });
    await set(turned!, { 'terms.policy.id': 'key' });
    const under = { calendarId: 'default', below: 2, notPolicies: ['key'] };
    expect(await idsUnder(under)).toEqual([old, named]);
    expect(await numbersUnder(under)).toEqual([old, named]);
    expect(await one.tickets.countUnder(under)).toBe(2);
    expect(await idsUnder({ calendarId: 'office', below: 2, notPolicies: [] })).toEqual([other]);
  });

  it('is found by an index that looks at nothing else', async () => {
    const [, , other] = await filed(3);
    await set(other!, { 'terms.policy.id': 'key' });
    const { collection } = one.store.models.tickets;
    const plan = await planOf(
      collection
        .find({ closedAt: null, 'terms.policy.id': 'key', _id: { $gt: '' } } as never)
        .sort({ _id: 1 }),
    );
    if (!plan) return;
    expect(plan.stages).toMatch(/IXSCAN.*terms\.policy\.id_1_closedAt_1__id_1/);
    expect(plan.looked).toBe(1);
  });
});

describe('a change on its way', () => {
  const change = (id: string, now = at('10:00')): TermsChange => {
    const settings = { ...DEFAULT_SETTINGS, policies: [POLICY] };
    const intention = intend(zhao, { cause: id, at: now }, settings, {
      policies: ['default'],
      calendars: [],
    });
    return taken(intention, 17, now);
  };

  it('is taken up once, and is unfinished until it says that it is not, the oldest first', async () => {
    const changes = new TermsChanges(one.store.models.termsChanges);
    expect(await changes.unknownOf([])).toEqual([]);
    expect(await changes.insert(change('view:V2', at('10:05')))).toBe(true);
    expect(await changes.insert(change('view:V2'))).toBe(false);
    await changes.insert(change('view:V1'));
    expect(await changes.unknownOf(['view:V1', 'view:V3', 'view:V2'])).toEqual(['view:V3']);
    expect(await changes.unfinished()).toEqual(['view:V1', 'view:V2']);
    const first = (await changes.load('view:V1'))!;
    expect(first).toEqual(change('view:V1'));
    const { workingSince: _over, ...finished } = first;
    expect(await changes.commit(first, { ...finished, finishedAt: at('10:10') }, [], at('10:10'))).toBe(true);
    expect(await changes.unfinished()).toEqual(['view:V2']);
    expect(await changes.load('view:V1')).toMatchObject({ version: 2, finishedAt: at('10:10') });
  });

  it('of two who have come equally far one is noted, and what it owes', async () => {
    const changes = new TermsChanges(one.store.models.termsChanges);
    await changes.insert(change('view:V1'));
    const before = (await changes.load('view:V1'))!;
    const after = { ...before, after: 'SR-2026-000042', tally: { ...NO_REQUESTS, requests: 3 } };
    const owes = [{ kind: 'direct', lane: zhao.id, message: 'terms-progress' }] as const;
    const noted = await Promise.all([1, 2].map(() => changes.commit(before, after, owes, at('10:10'))));
    expect(noted.sort()).toEqual([false, true]);
    expect(await changes.load('view:V1')).toMatchObject({ version: 2, tally: { requests: 3 } });
    expect(await one.outboxes.ofLane(zhao.id, 10)).toMatchObject([
      { owner: 'termsChanges', ownerId: 'view:V1', entry: { message: 'terms-progress' } },
    ]);
  });
});

describe('a policy that is being typed', () => {
  const draft: PolicyDraft = {
    ...{ id: 'draft:press:1', revision: 1, at: at('10:00'), by: zhao.id },
    ...{ base: { id: 'default', version: 1 }, isNew: false, policy: POLICY },
  };
  const drafts = () => new PolicyDrafts(one.store.models.policyDrafts);

  it('is kept over its views; pressed twice it is begun once', async () => {
    await drafts().begin(draft);
    const policy = { ...POLICY, maxPauseMinutes: 60 };
    const ladder = ladderTyped(POLICY.escalation);
    expect(await drafts().write(draft, { policy, ladder }, at('10:05'))).toMatchObject({ revision: 2 });
    await drafts().begin(draft);
    expect(await drafts().load(draft.id)).toEqual({ ...draft, revision: 2, at: at('10:05'), policy, ladder });
    expect(await drafts().load('draft:press:2')).toBe(undefined);
  });

  it('figures of what it was before are not taken for those of what it is', async () => {
    await drafts().begin(draft);
    const tally = { ...NO_REQUESTS, requests: 17 };
    expect(await drafts().counted(draft, tally)).toBe(true);
    const counted = (await drafts().load(draft.id))!;
    expect(counted.tally).toEqual(tally);
    const written = (await drafts().write(counted, {}, at('10:05')))!;
    expect((await drafts().load(draft.id))!.tally).toBe(undefined);
    expect(await drafts().counted(counted, tally)).toBe(false);
    expect(await drafts().write(counted, {}, at('10:06'))).toBe(undefined);
    expect(written.revision).toBe(2);
  });
});

it('the contracts of a policy: the first ones, and how many there are', async () => {
  for (let n = 1; n <= 3; n += 1) {
    const more = { id: `contract-C${n}`, customerChannel: `C${n}`, policyId: n === 3 ? 'key' : 'default' };
    await one.contracts.insert(
      { ...CONTRACT, ...more },
      { intents: [], cause: `seed${n}`, now: at('09:00') },
    );
  }
  expect(await one.contracts.withPolicy('default', 1)).toMatchObject({
    named: [{ id: 'contract-C1' }],
    total: 2,
  });
  expect(await one.contracts.withPolicy('gone', 5)).toEqual({ named: [], total: 0 });
});
