import { formLabels } from '../../../src/documents/forms/labels/index.js';
import { dispatchedOn } from '../../../src/documents/forms/dispatched-on.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import { awaitedBy, awaitedKeys } from '../../../src/domain/ticket/doers.js';
import { mayNot } from '../../../src/domain/ticket/may.js';
import { nextSteps } from '../../../src/domain/ticket/next-step.js';
import { TASK_SHEETS } from '../../../src/domain/ticket/form.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { chen, li, qian, ref, ROSTER, sun, wang, zhao } from '../people/cast.js';
import { at, CONTRACT, POLICY, Story } from './requests.js';

const DEPARTMENT = { ...POLICY, name: '标准承诺', dispatch: 'department' as const };
/** 孙前台 is on duty on Monday until six. */
const DUTY: DutyPlan = {
  rotas: [
    {
      id: 'day',
      version: 1,
      name: '白班',
      zone: 'Asia/Shanghai',
      layers: [
        {
          id: 'first',
          name: '值班',
          people: [ref(sun)],
          from: { day: '2026-11-02', time: '08:00' },
          handover: { unit: 'weeks', every: 1, weekday: 'mon', at: '08:00' },
          hours: { mon: ['08:00-18:00'] },
        },
      ],
      overrides: [],
      earlier: [],
    },
  ],
  leaves: [],
};
const byDepartment = (duty?: DutyPlan): Story => new Story({ policy: DEPARTMENT, ...(duty ? { duty } : {}) });

/** Both sheets, as they are printed: who, when, on what grounds. */
const printed = (ticket: Ticket) => {
  const [onsite, remote] = TASK_SHEETS.map((form) =>
    dispatchedOn(taskSheet(form, ticket, CONTRACT), formLabels('zh-CN')),
  );
  expect(remote).toEqual(onsite);
  return onsite!;
};
const asked = (story: Story): string[] =>
  story
    .all('step-asked')
    .filter(({ step }) => step === 'dispatch')
    .map(({ to }) => to.map(({ name }) => name).join('+'));

describe('where who answers first has it', () => {
  it.each<[string, (story: Story) => Story]>([
    ['acknowledges', (story) => story.must('10:05', li, 'acknowledge')],
    ['proposes', (story) => story.must('10:03', sun, 'acknowledge').must('10:05', li, 'propose')],
    ['departs', (story) => story.must('10:03', sun, 'acknowledge').must('10:05', li, 'depart')],
    ['resolves', (story) => story.must('10:03', sun, 'acknowledge').must('10:05', li, 'resolve')],
  ])('an engineer who %s first is dispatched by the rule, and the sheet says so', (_, tell) => {
    const { ticket } = tell(new Story({ policy: { ...POLICY, name: '标准承诺' } }));
    expect(ticket.responsible?.id).toBe(li.id);
    const [fact] = ticket.history.filter(({ type }) => type === 'dispatched-by-rule');
    expect(fact).toMatchObject({ rule: 'first', engineer: { id: li.id }, at: at('10:05'), side: 'system' });
    expect(printed(ticket)).toEqual({
      by: '服务台规则（先接手者负责）',
      at: at('10:05'),
      grounds: '服务承诺“标准承诺”第 1 版：先接手者负责，李工 最先接手',
    });
    expect(verifyChain(ticket, ticket.seal)).toMatchObject({ ok: true });
  });

  it('the front desk’s answer dispatches nobody; then the head does, and says why', () => {
    const story = new Story().must('10:05', sun, 'acknowledge');
    expect(story.all('dispatched-by-rule')).toEqual([]);
    expect(printed(story.ticket)).toEqual({ by: undefined, at: undefined, grounds: undefined });
    story.must('10:06', qian, 'assign', { engineer: ref(chen), grounds: 'on-duty' });
    expect(story.all('dispatched-by-rule')).toEqual([]);
    expect(printed(story.ticket)).toEqual({ by: '钱部长', at: at('10:06'), grounds: '当班' });
  });

  it('who passes it on is the dispatcher from then on; who acknowledges what they were given is no rule’s', () => {
    const story = new Story().must('10:05', li, 'acknowledge');
    story.must('10:20', li, 'assign', { engineer: ref(chen), grounds: 'skills', text: '熟悉 PACS 接口' });
    story.must('10:25', chen, 'propose');
    expect(printed(story.ticket)).toEqual({
      by: '李工',
      at: at('10:20'),
      grounds: '专业对口：熟悉 PACS 接口',
    });
    expect(story.all('dispatched-by-rule')).toHaveLength(1);
  });
});

it('other grounds are said, or it is asked for them; they stand on the sheet as they were said', () => {
  const story = new Story();
  const assign = (more: object) => story.tell('10:05', qian, 'assign', { grounds: 'other', ...more });
  expect(assign({})).toMatchObject({ refused: 'grounds-unsaid' });
  expect(story.all('assigned')).toEqual([]);
  assign({ text: '用户指定' });
  expect(printed(story.ticket).grounds).toBe('用户指定');
});

it('reopened, it goes back to who had it: the next round’s sheet says that, and not who dispatched in the one before', () => {
  const story = new Story()
    .must('10:02', qian, 'assign')
    .must('10:05', li, 'acknowledge')
    .must('11:00', li, 'resolve')
    .must('11:10', wang, 'confirm')
    .must('11:30', wang, 'reopen');
  expect(printed(story.ticket)).toEqual({
    by: '服务台规则（重新打开后不换人）',
    at: at('11:30'),
    grounds: '重新打开前由 李工 负责，仍由其负责',
  });
});

describe('where the department dispatches (R22)', () => {
  it('the head and whoever is on duty are asked at once, and not again when somebody else has answered', () => {
    const story = byDepartment(DUTY);
    expect(nextSteps(story.ticket).map(({ step }) => step)).toEqual(['acknowledge', 'dispatch', 'accept']);
    expect(asked(story)).toEqual(['钱部长+孙前台']);
    story.must('10:05', li, 'acknowledge');
    expect(asked(story)).toHaveLength(1);
    expect(story.ticket.responsible).toBeUndefined();
    expect(nextSteps(story.ticket)[0]).toMatchObject({ step: 'dispatch', since: at('10:00') });
    story.must('10:06', sun, 'assign', { grounds: 'on-duty' });
    expect(printed(story.ticket)).toEqual({ by: '孙前台', at: at('10:06'), grounds: '当班' });
    expect(nextSteps(story.ticket)[0]?.step).toBe('propose');
  });

  it('no engineer takes it, or passes it on, by themselves: they are told who dispatches', () => {
    const story = byDepartment().must('10:04', sun, 'acknowledge');
    for (const verb of ['propose', 'depart', 'arrive', 'resolve', 'assign']) {
      expect(story.tell('10:05', li, verb)).toMatchObject({ refused: 'department-dispatches' });
    }
    story.must('10:06', qian, 'assign');
    expect(story.tell('10:07', li, 'assign', { engineer: ref(chen) })).toMatchObject({
      refused: 'department-dispatches',
    });
    story.must('10:08', li, 'propose').must('10:30', li, 'resolve');
    expect(printed(story.ticket).by).toBe('钱部长');
  });

  it('a head who begins to work on it has dispatched themselves', () => {
    const story = byDepartment().must('10:04', sun, 'acknowledge').must('10:05', qian, 'propose');
    expect(story.ticket.responsible?.id).toBe(qian.id);
    expect(printed(story.ticket)).toEqual({
      by: '钱部长',
      at: at('10:05'),
      grounds: '服务承诺“标准承诺”第 1 版：由部门派工，钱部长 自行承接',
    });
  });

  it('it stands in the list of the head and of whoever is on duty', () => {
    const keys = new Set(awaitedBy(byDepartment().ticket));
    const waitsFor = (person: typeof li, isOnDuty: boolean) =>
      awaitedKeys(person, ROSTER, isOnDuty).some((key) => keys.has(key));
    expect([waitsFor(qian, false), waitsFor(sun, true), waitsFor(sun, false)]).toEqual([true, true, false]);
  });
});

it('whoever is on duty dispatches, whatever their role, and only while they are; a customer never', () => {
  const story = new Story({ duty: DUTY });
  expect(story.tell('Tue 10:00', sun, 'assign')).toMatchObject({ refused: 'not-permitted' });
  story.must('17:59', sun, 'assign');
  expect(mayNot(wang, 'assign', story.ticket, true)?.refused).toBe('not-permitted');
  expect(mayNot(zhao, 'assign', story.ticket)).toBeUndefined();
  expect(mayNot(sun, 'accept', story.ticket, true)?.refused).toBe('not-permitted');
});
