import { startEmbeddedMongo, type EmbeddedMongo } from '../../src/embedded/mongo/index.js';
import { Refused } from '../../src/embedded/slack/client/workspace-client.js';
import { compile, killed, spawnBot } from '../support/bot-process.js';
import { startDesk, type Desk } from '../support/desk.js';
import { holdingProxy, type HoldingProxy } from '../support/holding-proxy.js';
import { DESK, fileRequest, pressOn, RENHE, type Filed } from '../support/story.js';

let desk: Desk;
let engine: EmbeddedMongo;
let proxy: HoldingProxy;

beforeAll(async () => {
  compile();
  engine = await startEmbeddedMongo();
  proxy = await holdingProxy(engine.port);
  const uri = engine.uri.replace(`:${engine.port}`, `:${proxy.port}`);
  const database = { uri, name: 'acknowledged', drop: () => engine.stop() };
  desk = await startDesk({ database, withoutBot: true });
});
afterAll(async () => {
  await desk.stop();
  await proxy.stop();
});

const statusOf = async (number: string) =>
  (await desk.store.models.tickets.findById(number, { status: 1 }).lean<{ status: string }>())!.status;

/** What Slack has shown whoever did this. */
const shown = (act: Promise<unknown>): Promise<'well' | 'failed'> =>
  act.then(
    () => 'well' as const,
    (error: unknown) => {
      if (error instanceof Refused) return 'failed' as const;
      throw error;
    },
  );

const ACTS: [string, (request: Filed) => Promise<unknown>][] = [
  ['press', ({ deskCard }) => pressOn(desk.people.person('li'), deskCard, 'verb:acknowledge')],
  ['command', ({ number }) => desk.people.person('li').command(DESK, `/service acknowledge ${number}`)],
];

test.each(ACTS)(
  'a %s that a kill has lost was not acknowledged; one that was is stored',
  async (what, act) => {
    const first = await spawnBot(desk);
    const request = await fileRequest(desk, desk.people.person('wang'), RENHE, `检验结果无法回传（${what}）`);
    // The act's cause, on its way to the store with what it does.
    const isOnItsWay = proxy.hold(`${what}:`);
    const lost = shown(act(request));
    await isOnItsWay;
    await killed(first);
    expect(await lost).toBe('failed');
    expect(await statusOf(request.number)).toBe('registered');

    const second = await spawnBot(desk);
    expect(await shown(act(request))).toBe('well');
    await killed(second);
    expect(await statusOf(request.number)).toBe('acknowledged');
  },
);
