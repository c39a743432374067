import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { told } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, fileRequest, RENHE } from '../support/story.js';
import { textOf, type Message } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
let watcher: Server;
let beats = 0;
beforeEach(async () => {
  beats = 0;
  watcher = createServer((_request, response) => {
    beats += 1;
    response.end();
  });
  await new Promise<void>((resolve) => watcher.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await desk.stop();
  await new Promise<void>((resolve) => {
    watcher.close(() => resolve());
    watcher.closeAllConnections();
  });
});

test('a due time changed in the database: the desk is told once, health shows it, and the desk is told when it is over', async () => {
  desk = await startDesk({ withoutBot: true });
  // The auditor runs with every thirtieth sweep; sweeping without a break would keep a slow database from the filing.
  desk.environment['SWEEP_SECONDS'] = '0.2';
  desk.environment['HEARTBEAT_URL'] = `http://127.0.0.1:${(watcher.address() as AddressInfo).port}/beat`;
  await desk.startBot();
  const { tickets, audit } = desk.store.models;
  const [wang, qian] = [desk.people.person('wang'), desk.people.person('qian')];
  const { number } = await fileRequest(desk, wang, RENHE, '被改动的时限');
  await wang.waitFor(async () => beats > 0 || undefined, { what: 'a heartbeat' });

  const { clocks } = (await tickets.findById(number).lean()) as unknown as { clocks: { dueAt: Date }[] };
  const later = clocks.map((clock) => ({ ...clock, dueAt: new Date(clock.dueAt.getTime() + 3_600_000) }));
  await tickets.collection.updateOne({ _id: number } as never, { $set: { clocks: later } });
  const isFound = (m: Message) => textOf(m).includes('自查发现问题') && textOf(m).includes(number);
  const found = await qian.waitForMessage(DESK, isFound, 'what the auditor found');
  expect(textOf(found)).toContain('保存的时限与按经过重新计算的不一致');
  expect(textOf(found)).toContain('修复 `dueAt`');

  await qian.command(DESK, '/service health');
  const health = textOf(await told(qian, DESK, '自查发现'));
  expect(health).toContain(number);
  expect(health).toContain('audit-desk');
  expect(health).not.toContain('一切正常');

  const runs = async () =>
    ((await audit.findById('auditor').lean()) as unknown as { version: number }).version;
  const [before, heard] = [await runs(), beats];
  await qian.waitFor(async () => (await runs()) >= before + 2 || undefined, {
    what: 'two more runs',
  });
  expect((await qian.messages(DESK)).filter((m) => !m.only_you && isFound(m))).toHaveLength(1);
  expect(beats).toBe(heard);

  await tickets.collection.updateOne({ _id: number } as never, { $set: { clocks } });
  const isOver = (m: Message) => textOf(m).includes('以下问题已解除') && textOf(m).includes(number);
  await qian.waitForMessage(DESK, isOver, 'that it is over');
  await wang.waitFor(async () => beats > heard || undefined, { what: 'the heart beating again' });
  await qian.command(DESK, '/service health');
  expect(textOf(await told(qian, DESK, '没有发现问题'))).toContain('一切正常');
});
