import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import type { Fact } from '../../../src/domain/ticket/facts.js';
import { chen, li, qian, ref, ROSTER, sun, wu, zhao } from '../people/cast.js';
import { at, DESK, Story, type Told } from './requests.js';

const policy = deskPolicySchema.parse({
  ...DEFAULT_POLICY,
  targets: { response: 30 },
  escalation: {
    levels: [
      { to: ['responsible', 'rota:nights'], waitMinutes: 0, repeatMinutes: 5, repeats: 1 },
      { to: ['tech-head'], waitMinutes: 7, repeatMinutes: 10, repeats: 0 },
      { to: ['manager', wu.id], waitMinutes: 20, repeatMinutes: 15, repeats: 1 },
    ],
  },
});
const told = (more: Told = {}): Story => new Story({ policy, ...more });
const escalated = (facts: readonly Fact[]): string[] =>
  facts.flatMap((fact) => {
    if (fact.type !== 'escalated') return [];
    const time = new Date(fact.at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
    return [`${time} ${fact.level ?? 'channel'} ${fact.to!.map(({ name }) => name).join('+') || 'nobody'}`];
  });
/** Chen has the nights of this Monday. */
const nights = (more: Partial<DutyPlan> = {}): DutyPlan => ({
  rotas: [
    {
      id: 'nights',
      version: 1,
      name: '夜班',
      zone: 'Asia/Shanghai',
      layers: [
        {
          id: 'first',
          people: [ref(chen)],
          from: { day: '2026-11-02', time: '08:00' },
          handover: { unit: 'weeks', every: 1, weekday: 'mon', at: '08:00' },
        },
      ],
      overrides: [],
      earlier: [],
    } as unknown as DutyPlan['rotas'][number],
  ],
  leaves: [],
  ...more,
});

it('each level is asked as often as it says, then the next; after the last the channel together with the last, without end', () => {
  const story = told({ duty: nights() });
  expect(escalated(story.sweepUntil('12:40'))).toEqual([
    '10:30 1 李工+Chen Ming',
    '10:35 1 李工+Chen Ming',
    '10:42 2 钱部长',
    '11:02 3 赵总+吴质控',
    '11:17 3 赵总+吴质控',
    '11:32 channel 赵总+吴质控',
    '11:47 channel 赵总+吴质控',
    '12:02 channel 赵总+吴质控',
    '12:17 channel 赵总+吴质控',
    '12:32 channel 赵总+吴质控',
  ]);
  expect(story.sweepUntil('Sun 23:00').length).toBeGreaterThan(5);
  expect(story.ticket.nextInstantAt).toBeDefined();
});

it('the channel is asked in the channel itself, and whoever was asked is told in person', () => {
  const story = told();
  story.sweepUntil('11:31');
  story.tick('11:32');
  const asked = story.intents.filter(({ message }) => message === 'escalated');
  expect(asked.map(({ kind, lane }) => [kind, lane])).toEqual([
    ['post-thread', DESK],
    ['post', DESK],
    ['direct', zhao.id],
    ['direct', wu.id],
  ]);
});

it('whoever is behind a role is looked up at each asking: a changed rota, a leave and a new head count at once', () => {
  const duty = nights();
  const story = told({ duty });
  expect(escalated(story.sweepUntil('10:30'))).toEqual(['10:30 1 李工+Chen Ming']);
  story.duty = {
    ...duty,
    leaves: [{ id: 'l1', person: ref(chen), from: at('10:00'), to: at('12:00') } as never],
  };
  story.roster = { ...ROSTER, 'tech-head': [ref(sun)] };
  expect(escalated(story.sweepUntil('10:42'))).toEqual(['10:35 1 李工', '10:42 2 孙前台']);
});

it('the ladder itself stays what it was when the escalation began', () => {
  const story = told();
  story.sweepUntil('10:30');
  const other = deskPolicySchema.parse({ ...policy, escalation: { levels: [{ to: ['admin'] }] } });
  story.ticket = { ...story.ticket, terms: { ...story.ticket.terms, policy: other } };
  expect(escalated(story.sweepUntil('10:42'))).toEqual(['10:35 1 李工', '10:42 2 钱部长']);
});

it('a level behind which nobody is, is recorded as empty, told to the channel and management, and the next asked at once', () => {
  const story = told({ roster: { ...ROSTER, 'tech-head': [] } });
  story.sweepUntil('10:41');
  expect(escalated(story.tick('10:42')!)).toEqual(['10:42 2 nobody', '10:42 3 赵总+吴质控']);
  const asked = story.intents.filter(({ message }) => message === 'escalated');
  expect(asked.map(({ kind, lane }) => [kind, lane])).toEqual([
    ['post-thread', DESK],
    ['post', DESK],
    ['direct', zhao.id],
    ['post-thread', DESK],
    ['direct', zhao.id],
    ['direct', wu.id],
  ]);
});

it('a ladder of nobody goes to the channel at once: never silence', () => {
  const story = told({ roster: { 'front-desk': [ref(sun)] }, contract: { engineers: [] } });
  const one = deskPolicySchema.parse({
    ...policy,
    escalation: { levels: [{ to: ['tech-head'] }, { to: ['manager'] }] },
  });
  story.ticket = { ...story.ticket, terms: { ...story.ticket.terms, policy: one } };
  expect(escalated(story.sweepUntil('10:30'))).toEqual([
    '10:30 1 nobody',
    '10:30 2 nobody',
    '10:30 channel nobody',
  ]);
  const asked = story.intents.filter(({ message }) => message === 'escalated');
  expect(asked.filter(({ kind }) => kind === 'post')).toHaveLength(3);
  expect(asked.some(({ lane }) => lane === sun.id)).toBe(true);
});

describe('a page that does not arrive', () => {
  const escalation = (story: Story) => story.ticket.history.findLast(({ type }) => type === 'escalated')!;

  it('is recorded, and the next level is asked at once when nobody of the level was reached', () => {
    const story = told({ duty: nights() });
    story.sweepUntil('10:30');
    const page = escalation(story);
    expect(escalated(story.unreached('10:30:05', li.id, page.id))).toEqual([]);
    const next = story.unreached('10:30:06', chen.id, page.id);
    expect(next[0]).toMatchObject({ type: 'not-reached', person: { id: chen.id }, reason: 'user_disabled' });
    expect(escalated(next)).toEqual(['10:30 2 钱部长']);
    expect(escalated(story.sweepUntil('10:51'))).toEqual(['10:50 3 赵总+吴质控']);
  });

  it('is not sent to them again, as long as the escalation goes on', () => {
    const story = told({ duty: nights() });
    story.sweepUntil('10:30');
    story.unreached('10:30:05', li.id, escalation(story).id);
    expect(escalated(story.sweepUntil('10:36'))).toEqual(['10:35 1 Chen Ming']);
    const last = escalation(story);
    expect(last.type === 'escalated' && last.absent).toEqual([{ person: ref(li), why: 'not-reached' }]);
  });

  it('of an older asking, or after somebody has taken it, hurries nothing', () => {
    const story = told();
    story.sweepUntil('10:30');
    const first = escalation(story);
    story.sweepUntil('10:36');
    expect(escalated(story.unreached('10:36', li.id, first.id))).toEqual([]);
    story.must('10:37', qian, 'take');
    expect(escalated(story.unreached('10:38', li.id, escalation(story).id))).toEqual([]);
    expect(story.ticket.escalation?.nextAt).toBeUndefined();
  });
});

it('an acknowledgement that crosses an escalation wins: nobody is asked after it', () => {
  const story = told();
  story.sweepUntil('10:36');
  story.must('10:37', li, 'acknowledge');
  expect(escalated(story.sweepUntil('Tue 10:00'))).toEqual([]);
  expect(story.ticket.escalation).toBeUndefined();
});

describe('under a promise of business hours', () => {
  const calendar = {
    week: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-12:00', '13:00-18:00']]),
    ),
  };

  it('nobody is asked outside of them: the ladder goes on when they begin', () => {
    const story = told({ calendar, at: '17:30' });
    expect(escalated(story.sweepUntil('Tue 10:00'))).toEqual([
      '09:00 1 李工',
      '09:05 1 李工',
      '09:12 2 钱部长',
      '09:32 3 赵总+吴质控',
      '09:47 3 赵总+吴质控',
    ]);
  });

  it('a major problem waits for no morning', () => {
    const story = told({ calendar, at: '17:30', filing: { severity: 'major' } });
    expect(escalated(story.sweepUntil('18:13')).at(-1)).toBe('18:12 2 钱部长');
  });

  it('who has quiet hours is passed over; for a major problem they are asked', () => {
    const quiet = { [qian.id]: { from: '10:00', to: '11:00', zone: 'Asia/Shanghai' } };
    const general = told({ calendar, quiet });
    expect(escalated(general.sweepUntil('10:45')).slice(-2)).toEqual([
      '10:42 2 nobody',
      '10:42 3 赵总+吴质控',
    ]);
    const empty = general.all('escalated').find(({ to }) => to?.length === 0);
    expect(empty?.absent).toEqual([{ person: ref(qian), why: 'quiet' }]);
    const major = told({ calendar, quiet, filing: { severity: 'major' } });
    expect(escalated(major.sweepUntil('10:45')).at(-1)).toBe('10:42 2 钱部长');
  });
});
