import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { Contracts } from '../../src/store/contracts.js';
import { li, ref, zhao } from '../domain/people/cast.js';
import { at, CONTRACT } from '../domain/ticket/requests.js';
import { desk, type Process } from './stores.js';

let one: Process;
let other: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk(2);
  [one, other] = started.of as [Process, Process];
  stop = started.stop;
});
afterEach(() => stop());

describe('settings', () => {
  it('are the default ones until they are saved, and come back as they were saved', async () => {
    expect(await one.settings.load()).toEqual(DEFAULT_SETTINGS);
    const changed = { ...DEFAULT_SETTINGS, companyName: '应达科技', roster: { engineer: [ref(li)] } };
    expect(await one.settings.save(DEFAULT_SETTINGS, changed)).toBe(true);
    expect(await other.settings.load()).toEqual({ ...changed, version: 1 });
  });

  it('of two who save the first ones at once, one does, and the other is told', async () => {
    const saved = await Promise.all(
      [one, other].map(({ settings }, n) =>
        settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, companyName: `company ${n}` }),
      ),
    );
    expect([...saved].sort()).toEqual([false, true]);
    expect((await one.settings.load()).companyName).toBe(`company ${saved.indexOf(true)}`);
  });

  it('changed by somebody else since they were loaded are not overwritten', async () => {
    await one.settings.save(DEFAULT_SETTINGS, DEFAULT_SETTINGS);
    const [mine, theirs] = await Promise.all([one.settings.load(), other.settings.load()]);
    expect(await other.settings.save(theirs, { ...theirs, roster: { manager: [ref(zhao)] } })).toBe(true);
    expect(await one.settings.save(mine, { ...mine, companyName: 'late' })).toBe(false);
    expect(await one.settings.load()).toMatchObject({ version: 2, roster: { manager: [ref(zhao)] } });
  });
});

describe('contracts', () => {
  it('a channel has one: the second of two who set it up at once is told', async () => {
    const done = await Promise.all(
      [one, other].map(({ contracts }, n) =>
        contracts.insert(CONTRACT, { intents: [], cause: `view:V${n}`, now: at('09:00') }),
      ),
    );
    expect([...done].sort()).toEqual([false, true]);
    const elsewhere = { ...CONTRACT, id: 'contract-other' };
    expect(await one.contracts.insert(elsewhere, { intents: [], cause: 'view:V3', now: at('09:00') })).toBe(
      false,
    );
    expect((await other.contracts.byCustomerChannel(CONTRACT.customerChannel))!.id).toBe(CONTRACT.id);
  });

  it('a change decided on an old version is refused, and none overwrites where the intake card stands', async () => {
    await one.contracts.insert(CONTRACT, { intents: [], cause: 'view:V1', now: at('09:00') });
    const before = (await one.contracts.load(CONTRACT.id))!;
    await one.store.models.contracts.updateOne({ _id: CONTRACT.id }, { $set: { intakeCardTs: '1.2' } });
    expect(
      await one.contracts.commit(
        before,
        { ...before, site: '新院区' },
        { intents: [], cause: 'view:V2', now: at('09:01') },
      ),
    ).toBe(true);
    expect(
      await other.contracts.commit(
        before,
        { ...before, site: 'late' },
        { intents: [], cause: 'view:V3', now: at('09:02') },
      ),
    ).toBe(false);
    expect(await one.contracts.load(CONTRACT.id)).toMatchObject({
      version: 2,
      site: '新院区',
      intakeCardTs: '1.2',
    });
  });

  it('what is no longer said of a contract is gone', async () => {
    await one.contracts.insert(
      { ...CONTRACT, acceptedDay: '2026-03-01' },
      { intents: [], cause: 'view:V1', now: at('09:00') },
    );
    const before = (await one.contracts.load(CONTRACT.id))!;
    await one.contracts.commit(
      before,
      { ...before, acceptedDay: undefined },
      { intents: [], cause: 'view:V2', now: at('09:01') },
    );
    expect((await one.contracts.load(CONTRACT.id))!.acceptedDay).toBeUndefined();
  });

  it('a report that is due is moved on by one process, not by two', async () => {
    await one.contracts.insert(CONTRACT, { intents: [], cause: 'view:V1', now: at('08:00') });
    expect((await one.contracts.reportDue(at('08:30'))).map(({ id }) => id)).toEqual([CONTRACT.id]);
    expect(await one.contracts.reportDue(at('08:29'))).toEqual([]);
    await one.contracts.reportMade(CONTRACT.id, at('08:30'), at('Sun 08:30'));
    await other.contracts.reportMade(CONTRACT.id, at('08:30'), at('Sat 08:30'));
    expect((await one.contracts.load(CONTRACT.id))!.nextReportAt).toEqual(at('Sun 08:30'));
  });

  it('several customers may share a desk', async () => {
    await one.contracts.insert(CONTRACT, { intents: [], cause: 'view:V1', now: at('09:00') });
    const second = { ...CONTRACT, id: 'contract-C0HARBRSVC', customerChannel: 'C0HARBRSVC' };
    await one.contracts.insert(second, { intents: [], cause: 'view:V2', now: at('09:00') });
    const found = await one.contracts.byDeskChannel(CONTRACT.deskChannel);
    expect(found.map(({ id }) => id)).toEqual(['contract-C0HARBRSVC', 'contract-C0RENHESVC']);
    await one.contracts.channelChanged('C0RENHESVC', 'C0RENHESV2');
    expect((await one.contracts.byCustomerChannel('C0RENHESV2'))!.id).toBe(CONTRACT.id);
  });
});

describe('what leaves no other trace', () => {
  let times: number;
  const done = () => Promise.resolve().then(() => void (times += 1));
  beforeEach(() => (times = 0));

  it('is done once however often its cause comes', async () => {
    await Promise.allSettled([one, other, one].map(({ handled }) => handled.once('Ev1', at('10:00'), done)));
    await other.handled.once('Ev1', at('10:05'), done);
    expect(times).toBe(1);
  });

  it('is done by a repetition when it failed', async () => {
    const failing = () => Promise.reject(new Error('Slack is away'));
    await expect(one.handled.once('Ev1', at('10:00'), failing)).rejects.toThrow('Slack is away');
    await other.handled.once('Ev1', at('10:00'), done);
    expect(times).toBe(1);
  });

  it('is not taken for done while somebody is at it, and is done by a repetition when that process died', async () => {
    let atIt = () => undefined as void;
    const begun = new Promise<void>((resolve) => (atIt = resolve));
    void one.handled.once('Ev1', at('10:00'), () => new Promise(() => atIt()));
    await begun;
    await expect(other.handled.once('Ev1', at('10:00:05'), done)).rejects.toThrow('is being done');
    await other.handled.once('Ev1', at('10:01'), done);
    await other.handled.once('Ev1', at('10:05'), done);
    expect(times).toBe(1);
  });
});

describe('people', () => {
  const wang = {
    id: 'U0CUSTWANG',
    teamId: 'T0HOSPITAL',
    name: '王主任',
    phone: '010-8888 6666',
    isAdmin: false,
    refreshedAt: at('09:00'),
    customerIds: [],
  };

  it('belong to each company once, and keep it when what Slack says of them is refreshed', async () => {
    await one.people.save(wang);
    await Promise.all([one, other].map(({ people }) => people.addCustomer(wang.id, 'customer-C0RENHESVC')));
    await one.people.save({ ...wang, name: '王副院长', refreshedAt: at('10:00') });
    expect(await other.people.load(wang.id)).toMatchObject({
      ...wang,
      name: '王副院长',
      refreshedAt: at('10:00'),
      customerIds: ['customer-C0RENHESVC'],
    });
  });

  it('who has no phone number any more has none here', async () => {
    await one.people.save(wang);
    await one.people.save({ ...wang, phone: undefined });
    expect((await one.people.load(wang.id))!.phone).toBeUndefined();
  });

  it('quiet hours are kept when Slack is asked anew, in the zone that Slack says, and end when they are taken back', async () => {
    const night = { from: '22:00', to: '07:00', zone: 'Asia/Shanghai' };
    await one.people.save(wang);
    await one.people.save({ ...wang, id: 'U0ENGLI001' });
    await one.people.setQuietHours(wang.id, night);
    expect(await other.people.quietHours()).toEqual({ [wang.id]: night });
    await one.people.save({ ...wang, zone: 'Europe/Berlin', refreshedAt: at('10:00') });
    expect(await other.people.quietHours()).toEqual({ [wang.id]: { ...night, zone: 'Europe/Berlin' } });
    expect((await one.people.load(wang.id))!.quiet).toEqual(night);
    await one.people.setQuietHours(wang.id, undefined);
    expect(await other.people.quietHours()).toEqual({});
  });

  it('how they want to be told is kept when Slack is asked anew, said twice it is once, and nothing is left of the default', async () => {
    await one.people.save(wang);
    await one.people.save({ ...wang, id: 'U0CUSTLIU1' });
    await one.people.addCustomer(wang.id, 'customer-C0RENHESVC');
    await one.people.setNotifyBy(wang.id, 'direct');
    await other.people.setNotifyBy(wang.id, 'direct');
    await one.people.save({ ...wang, refreshedAt: at('10:00') });
    const wants = { by: 'direct', customerIds: ['customer-C0RENHESVC'] };
    expect((await other.people.preferences()).notify).toEqual({ [wang.id]: wants });
    await one.people.setNotifyBy(wang.id, 'mention');
    expect((await other.people.preferences()).notify).toEqual({});
    expect((await one.people.load(wang.id))!.notifyBy).toBeUndefined();
  });
});

it('a contract that cannot be read is left out of lists and told; the others are there', async () => {
  await one.contracts.insert(CONTRACT, { intents: [], cause: 'view:V1', now: at('09:00') });
  const model = one.store.models.contracts;
  await model.collection.insertOne({
    _id: 'contract-old',
    customerChannel: 'C0OLD',
    nextReportAt: at('09:00'),
  } as never);
  const untold: string[] = [];
  const contracts = new Contracts(model, (id) => untold.push(id));
  expect((await contracts.all()).map(({ id }) => id)).toEqual([CONTRACT.id]);
  expect((await contracts.reportDue(at('10:00'))).map(({ id }) => id)).toEqual([CONTRACT.id]);
  expect(untold).toEqual(['contract-old', 'contract-old']);
});
