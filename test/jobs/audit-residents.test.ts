import { pino } from 'pino';
import { tidingsSchema } from '../../src/domain/audit/tell.js';
import type { Contract } from '../../src/domain/contract/contract.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { auditDesk } from '../../src/jobs/audit-desk.js';
import { auditMessage } from '../../src/slack/messages/audit.js';
import { ROSTER } from '../domain/people/cast.js';
import { at, CONTRACT, DESK } from '../domain/ticket/requests.js';
import { desk, type Process } from '../store/stores.js';

let one: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  let of: Process[];
  ({ of, stop } = await desk(1));
  one = of[0]!;
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
});
afterEach(() => stop());

const log = pino({ level: 'silent' });
const run = async (when: string) => {
  await auditDesk({ ...one, auditDays: 7, clock: () => at(when), nudge: () => undefined, log });
  const stored = await one.store.models.audit.findById('auditor').lean();
  await one.store.models.audit.collection.updateOne({ _id: 'auditor' } as never, { $set: { outbox: [] } });
  return ((stored!['outbox'] ?? []) as { lane: string; data: unknown }[]).map(({ lane, data }) => ({
    lane,
    tidings: tidingsSchema.parse(data),
    text: JSON.stringify(auditMessage(data, 'Asia/Shanghai', 'en').blocks),
  }));
};
const saved = async (more: Partial<Contract>) => {
  const before = (await one.contracts.load(CONTRACT.id))!;
  const owing = { intents: [], cause: `test:${before.version}`, now: at('10:00') };
  expect(await one.contracts.commit(before, { ...before, ...more }, owing)).toBe(true);
};

it('a contract that promises a resident and names nobody is told in its desk, until somebody is named', async () => {
  const contract = { ...CONTRACT, acceptedDay: '2026-03-01', engineers: [] };
  await one.contracts.insert(contract, { intents: [], cause: 'seed', now: at('10:00') });
  const [told, ...others] = await run('10:01');
  expect(others).toEqual([]);
  expect(told).toMatchObject({ lane: DESK });
  const about = CONTRACT.customerChannel;
  expect(told!.tidings.found.named).toMatchObject([{ kind: 'resident-missing', about }]);
  expect(told!.text).toContain(`The contract of <#${about}> promises a resident engineer and names nobody`);
  expect((await one.audit.load()).findings).toHaveLength(1);
  expect(await run('10:02')).toEqual([]);

  await saved({ engineers: CONTRACT.engineers });
  const [over] = await run('10:03');
  expect(over!.tidings.over.named).toMatchObject([{ kind: 'resident-missing', about }]);
});

it('none is missed where none is promised any more', async () => {
  const contract = { ...CONTRACT, acceptedDay: '2019-03-01', engineers: [] };
  await one.contracts.insert(contract, { intents: [], cause: 'seed', now: at('10:00') });
  await run('10:01');
  expect((await one.audit.load()).findings).toEqual([]);
});
