import type { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { UserGroups } from '../../src/slack/user-groups.js';
import type { Profile } from '../../src/store/people.js';
import { chen, li, qian, ref, ROSTER } from '../domain/people/cast.js';
import { at } from '../domain/ticket/requests.js';
import { desk, type Process } from '../store/stores.js';

const ENGINEERS = 'S0ENGINEER';
let one: Process;
let stop: () => Promise<void>;
/** Members by group; a word of Slack's, or no answer, instead. */
let slack: Record<string, string[] | Error>;
let asked: string[];
beforeEach(async () => {
  const started = await desk(1);
  [one] = started.of as [Process];
  stop = started.stop;
  asked = [];
  slack = { [ENGINEERS]: [li.id, chen.id] };
  const groups = { engineer: ENGINEERS, quality: 'S0QUALITY' };
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER, groups });
});
afterEach(() => stop());

const refusal = (word: string) =>
  Object.assign(new Error(word), { code: 'slack_webapi_platform_error', data: { error: word } });
const NO_ANSWER = Object.assign(new Error('socket hang up'), { code: 'slack_webapi_request_error' });

function userGroups(list: () => Promise<unknown> = () => Promise.resolve({ usergroups: [] })): UserGroups {
  const client = {
    usergroups: {
      list,
      users: {
        list: ({ usergroup }: { usergroup: string }) => {
          asked.push(usergroup);
          const said = slack[usergroup] ?? refusal('no_such_subteam');
          return said instanceof Error ? Promise.reject(said) : Promise.resolve({ users: said });
        },
      },
    },
  };
  const names = new Map([li, chen, qian].map(({ id, name }) => [id, name]));
  const profile = (id: string): Promise<Profile> =>
    names.has(id)
      ? Promise.resolve({
          ...{ id, name: names.get(id)!, teamId: '', isAdmin: false },
          ...{ refreshedAt: at('10:00'), customerIds: [] },
        })
      : Promise.reject(refusal('user_not_found'));
  const log = pino({ level: 'silent' });
  return new UserGroups({
    client: client as unknown as webApi.WebClient,
    settings: one.settings,
    who: { profile },
    log,
  });
}
const stored = () => one.settings.load();

it('a change whose event was lost is found by the job', async () => {
  slack[ENGINEERS] = [qian.id];
  await userGroups().refresh();
  expect((await stored()).roster).toEqual({ ...ROSTER, engineer: [ref(qian)] });
  expect(asked).toEqual([ENGINEERS, 'S0QUALITY']);
});

it('of a change in one group only that one is asked, and nothing is saved when nothing has changed', async () => {
  const { version } = await stored();
  await userGroups().refresh(ENGINEERS);
  await userGroups().refresh('S0NOBODYS');
  expect(asked).toEqual([ENGINEERS]);
  expect((await stored()).version).toBe(version);
});

it('while Slack cannot be asked a role keeps its people; the other groups are asked all the same', async () => {
  slack = { [ENGINEERS]: NO_ANSWER, S0QUALITY: [qian.id] };
  await expect(userGroups().refresh()).rejects.toBe(NO_ANSWER);
  const { roster, lostGroups } = await stored();
  expect([roster.engineer, roster.quality, lostGroups ?? {}]).toEqual([ROSTER.engineer, [ref(qian)], {}]);
});

it('a group that is gone leaves the role its people and is known as lost', async () => {
  slack = { S0QUALITY: [] };
  await userGroups().refresh();
  expect(await stored()).toMatchObject({
    roster: { engineer: ROSTER.engineer, quality: [] },
    lostGroups: { engineer: 'no_such_subteam' },
  });
});

it('who has no name in Slack is a member all the same', async () => {
  slack[ENGINEERS] = ['U0NAMELESS'];
  await userGroups().refresh(ENGINEERS);
  expect((await stored()).roster.engineer).toEqual([{ id: 'U0NAMELESS', name: 'U0NAMELESS' }]);
});

it('what somebody else saves meanwhile stays', async () => {
  slack[ENGINEERS] = [qian.id];
  const { load } = one.settings;
  let first = true;
  one.settings.load = async () => {
    const loaded = await load.call(one.settings);
    if (!first) return loaded;
    first = false;
    await one.settings.save(loaded, { ...loaded, companyName: 'changed meanwhile' });
    return loaded;
  };
  await userGroups().refresh();
  expect(await stored()).toMatchObject({
    companyName: 'changed meanwhile',
    roster: { engineer: [ref(qian)] },
  });
});

it('groups are offered by handle and name; those known before when Slack does not say, or not in time', async () => {
  const usergroups = [{ id: ENGINEERS, handle: 'engineers', name: '工程师' }];
  const offers = [{ id: ENGINEERS, name: '@engineers · 工程师' }];
  let answer: () => Promise<unknown> = () => Promise.resolve({ usergroups });
  const groups = userGroups(() => answer());
  expect(await groups.offered()).toEqual(offers);
  answer = () => Promise.reject(refusal('plan_upgrade_required'));
  expect(await groups.offered()).toEqual(offers);
  expect(await userGroups(() => answer()).offered()).toEqual([]);
  answer = () => new Promise(() => undefined);
  expect(await groups.offered()).toEqual(offers);
});
