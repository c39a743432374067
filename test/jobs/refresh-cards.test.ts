import { makeRota } from '../../src/domain/duty/edit-rota.js';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings/settings.js';
import { refreshCards } from '../../src/jobs/refresh-cards.js';
import { intakeOf } from '../../src/domain/terms/intake.js';
import { fingerprintOf, intakeCard } from '../../src/slack/messages/intake-card.js';
import { acting, at, chen, context, DAILY, decided } from '../domain/duty/rotas.js';
import { CONTRACT } from '../domain/ticket/requests.js';
import { desk, type Process } from '../store/stores.js';

let of: Process[];
let stop: () => Promise<void>;
let now: Date;
beforeEach(async () => {
  ({ of, stop } = await desk(2));
  now = at('2026-11-02T12:00');
  await of[0]!.store.models.contracts.deleteMany({});
});
afterEach(() => stop());

const GOLD = { ...DEFAULT_SETTINGS.policies[0]!, id: 'gold' };
async function agreed(...contracts: { channel: string; policyId?: string; calendarId?: string }[]) {
  for (const { channel, ...more } of contracts) {
    const contract = { ...CONTRACT, ...more, id: `contract-${channel}`, customerChannel: channel };
    await of[0]!.contracts.insert(contract, { intents: [], cause: `bound:${channel}`, now });
  }
}
async function saved(more: Partial<Settings>) {
  const before = await of[0]!.settings.load();
  expect(await of[0]!.settings.save(before, { ...before, ...more })).toBe(true);
}
const run = ({ contracts, settings, duty }: Process = of[0]!) =>
  refreshCards({ contracts, settings, duty, clock: () => now, nudge: () => undefined });

/** Channels whose card is owed; the cards are then taken for shown as they would be. */
async function owed(): Promise<string[]> {
  const { contracts: model } = of[0]!.store.models;
  const found = await model
    .find({ 'outbox.message': 'intake-card' })
    .lean<{ _id: string; customerChannel: string; outbox: object[] }[]>();
  return found.map(({ customerChannel }) => customerChannel).sort();
}
async function shown(): Promise<void> {
  const { store, settings, duty, contracts } = of[0]!;
  const [loaded, plan] = [await settings.load(), await duty.load(now)];
  for (const { id } of await contracts.parties()) {
    const contract = (await contracts.load(id))!;
    const intakeCardShown = fingerprintOf(intakeCard(intakeOf(contract, loaded, plan, now), id, 'zh-CN'));
    const $set = { outbox: [], intakeCardShown, intakeCardLookAt: now };
    await store.models.contracts.collection.updateOne({ _id: id }, { $set });
  }
  await run();
}

it('a card that was never looked at is; one that says what it said is left alone, however often it is looked at', async () => {
  await agreed({ channel: 'C0ONE' });
  await run();
  expect(await owed()).toEqual(['C0ONE']);
  await shown();
  now = at('2026-11-09T12:00');
  await run();
  expect(await owed()).toEqual([]);
});

it('a new version of a policy owes the cards under it, and no others; no contract gets another version', async () => {
  await saved({ policies: [...DEFAULT_SETTINGS.policies, GOLD] });
  await agreed({ channel: 'C0ONE' }, { channel: 'C0GOLD', policyId: 'gold' });
  await shown();
  const { version } = (await of[0]!.contracts.load('contract-C0GOLD'))!;
  await saved({
    policies: [...DEFAULT_SETTINGS.policies, { ...GOLD, version: 2, targets: { response: 5 } }, GOLD],
  });
  await run();
  expect(await owed()).toEqual(['C0GOLD']);
  expect((await of[0]!.contracts.load('contract-C0GOLD'))!.version).toBe(version);
});

it('a calendar that a contract has of its own, and one by way of its policy, are seen to', async () => {
  const hours = { week: { mon: ['09:00-18:00'] }, holidays: [], workdays: [], days: {} };
  const office = { id: 'office', version: 1, hours };
  await saved({
    calendars: [...DEFAULT_SETTINGS.calendars, office],
    policies: [...DEFAULT_SETTINGS.policies, { ...GOLD, calendar: 'office' }],
  });
  await agreed(
    { channel: 'C0ONE' },
    { channel: 'C0GOLD', policyId: 'gold' },
    { channel: 'C0OWN', calendarId: 'office' },
  );
  await shown();
  const later = { ...office, version: 2, hours: { ...hours, week: { mon: ['08:00-20:00'] } } };
  await saved({ calendars: [...DEFAULT_SETTINGS.calendars, later, office] });
  await run();
  expect(await owed()).toEqual(['C0GOLD', 'C0OWN']);
});

it('a version that changes nothing of what is said to customers owes nothing', async () => {
  await agreed({ channel: 'C0ONE' });
  await shown();
  const [first] = DEFAULT_SETTINGS.policies;
  await saved({ policies: [{ ...first!, version: 2, warnAt: [0.5, 1] }, first!] });
  await run();
  expect(await owed()).toEqual([]);
});

it('when somebody else is on duty the card is due by itself, once, on whichever process', async () => {
  const { id: _, ...daily } = DAILY;
  const { duty } = of[0]!;
  const draft = { name: '技术支持', zone: 'Asia/Shanghai', layers: [daily] };
  const asked = context('2026-11-02T12:00', await duty.load(now));
  const made = decided(makeRota('r1', draft, acting(chen), asked));
  await duty.rotas.insert(made.record, { intents: [], cause: 'view:V1', now });
  await agreed({ channel: 'C0ONE' });
  await shown();
  now = at('2026-11-03T07:59');
  await run();
  expect(await owed()).toEqual([]);
  now = at('2026-11-03T08:01');
  await Promise.all([...of, ...of].map(run));
  expect(await owed()).toEqual(['C0ONE']);
  const stored = await of[0]!.store.models.contracts.findById('contract-C0ONE').lean<{ outbox: object[] }>();
  expect(stored!.outbox).toHaveLength(1);
});

it('of many that change at once a run owes a few, so that requests keep most of what Slack allows; the rest follow', async () => {
  await agreed(
    ...Array.from({ length: 15 }, (_none, n) => ({ channel: `C0MANY${String(n).padStart(2, '0')}` })),
  );
  await shown();
  await run();
  await run();
  expect(await owed()).toEqual([]);
  await saved({ companyName: '应达' });
  const counts: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await run();
    counts.push((await owed()).length);
  }
  expect(counts).toEqual([6, 12, 15, 15]);
});
