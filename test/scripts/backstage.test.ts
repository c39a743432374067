import { clocksSeen } from '../../scripts/dev/backstage/clocks-seen.js';
import { lookBehind } from '../../scripts/dev/backstage/look-behind.js';
import { Tickets } from '../../src/store/tickets.js';
import { opened } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, fileRequest, pressOn, RENHE, type Filed } from '../support/story.js';

let desk: Desk;
let filed: Filed;

const read = async (path: string) =>
  (await (await fetch(`${desk.slack.personUrl}/_backstage/${path}`)).json()) as Record<string, unknown>;
const clocks = async () =>
  Object.fromEntries(
    ((await read(`clocks?number=${filed.number}`))['clocks'] as { metric: string; state: string }[]).map(
      ({ metric, state }) => [metric, state],
    ),
  );
const minutesLater = (minutes: number) => new Date(Date.now() + minutes * 60_000);

beforeAll(async () => {
  desk = await startDesk();
  filed = await fileRequest(desk, desk.people.person('wang'), RENHE, '看看幕后');
});
afterAll(() => desk?.stop());

test('the clocks of a request are told as they stand: running, then what was done is met, what waits stands', async () => {
  expect(await read('requests')).toMatchObject({
    requests: [{ number: filed.number, title: '看看幕后', status: 'registered' }],
  });
  expect(await clocks()).toEqual({
    response: 'running',
    solution: 'running',
    onsite: 'running',
    repair: 'running',
  });
  const li = desk.people.person('li');
  await pressOn(li, filed.deskCard, 'verb:acknowledge');
  await li.waitFor(async () => (await clocks())['response'] === 'met', { what: 'response met' });
  await li.command(DESK, `/service wait ${filed.number}`);
  await opened(li, 'verb:wait');
  await li.fill({ waitingFor: 'customer', reason: '等用户确认停机时间' });
  expect(await li.submit()).toMatchObject({ result: 'closed' });
  await li.waitFor(async () => (await clocks())['repair'] === 'paused', { what: 'repair paused' });
  expect((await read('clocks?number=SR-1999-000001'))['clocks']).toBeNull();
});

test('time alone brings a promise from running to warning to breached', async () => {
  const { number } = await fileRequest(desk, desk.people.person('wang'), RENHE, '无人理会');
  const ticket = (await new Tickets(desk.store.models.tickets).load(number))!;
  const response = (minutes: number) => clocksSeen(ticket, minutesLater(minutes))[0]!;
  expect(response(1)).toMatchObject({ metric: 'response', state: 'running', open: true, allowedMinutes: 30 });
  expect(response(24).state).toBe('warning');
  expect(response(40)).toMatchObject({ state: 'breached', open: true });
  expect(response(40).workedMinutes).toBeGreaterThan(30);
});

test('documents, jobs and what is owed are read a page at a time, and an id is found by its beginning', async () => {
  const numbers = async (query: string) =>
    ((await read(`documents?name=tickets&${query}`))['documents'] as { _id: string }[]).map(({ _id }) => _id);
  expect(await numbers('id=SR-')).toContain(filed.number);
  expect(await numbers(`id=${filed.number}`)).toEqual([filed.number]);
  expect(await numbers('id=.*')).toEqual([]);
  expect((await read('collections'))['collections']).toContainEqual({
    name: 'tickets',
    documents: expect.any(Number),
  });
  const jobs = (await read('jobs'))['jobs'] as { _id: string; name: string }[];
  expect(jobs.map(({ name }) => name)).toContain('sweep-clocks');
  expect(await read(`documents?name=agendaJobs&id=${jobs[0]!._id}`)).toMatchObject({
    documents: [{ name: jobs[0]!.name }],
    more: false,
  });

  const many = Array.from({ length: 120 }, (_, index) => ({ _id: `m-${String(index).padStart(3, '0')}` }));
  await desk.store.connection.collection('handled').insertMany(many as never);
  const pages = await Promise.all([0, 1, 2].map((page) => read(`documents?name=handled&id=m-&page=${page}`)));
  expect(pages.map(({ documents, more }) => [(documents as unknown[]).length, more])).toEqual([
    [50, true],
    [50, true],
    [20, false],
  ]);

  const other = await fileRequest(desk, desk.people.person('wang'), RENHE, '暂时说不出去');
  await desk.people.admin.fault({ method: 'chat.postMessage', kind: 'http_500', times: 1000 });
  await pressOn(desk.people.person('li'), other.deskCard, 'verb:acknowledge');
  const owed = await desk.people.person('li').waitFor(
    async () => {
      const entries = (await read('outbox'))['entries'] as { ownerId: string; kind: string }[];
      return entries.some(({ ownerId }) => ownerId === other.number) && entries;
    },
    { what: 'something owed' },
  );
  expect(owed[0]).toMatchObject({ owner: 'tickets', lane: expect.any(String), message: expect.any(String) });
  await desk.people.admin.clearFaults();
});

test('a database that is not there is said, and asked again the next time', async () => {
  const behind = lookBehind('mongodb://127.0.0.1:1/', 'nothing');
  await expect(behind.jobs()).rejects.toThrow();
  await expect(behind.jobs()).rejects.toThrow();
  await behind.close();
});
