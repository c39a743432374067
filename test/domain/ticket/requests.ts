import { USUAL_COVER, type Contract } from '../../../src/domain/contract/contract.js';
import type { Intent } from '../../../src/domain/record/outbox.js';
import type { Person } from '../../../src/domain/people/person.js';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import type { NotifiedOtherwise } from '../../../src/domain/people/notify-by.js';
import type { QuietHoursOf } from '../../../src/domain/people/quiet-hours.js';
import { isRefusal, type Refusal } from '../../../src/domain/refusal.js';
import { calendarSchema } from '../../../src/domain/sla/calendar.js';
import type { CalendarSpec } from '../../../src/domain/sla/calendar-spec.js';
import { deskPolicySchema, type DeskPolicy } from '../../../src/domain/sla/escalation.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import { errandDone } from '../../../src/domain/ticket/carry-out.js';
import { commandSchema } from '../../../src/domain/ticket/commands.js';
import { decide, type Decision, type DecisionContext } from '../../../src/domain/ticket/decide.js';
import type { Fact, FactOf, FactType } from '../../../src/domain/ticket/facts.js';
import { owesProposal } from '../../../src/domain/ticket/proposal.js';
import { filingSchema, register, type Filing } from '../../../src/domain/ticket/register.js';
import { notReached } from '../../../src/domain/ticket/not-reached.js';
import type { ReplacementSaid } from '../../../src/domain/ticket/replacement.js';
import { tick } from '../../../src/domain/ticket/tick.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { li, ref, RENHE, ROSTER, wang } from '../people/cast.js';

/** The default promise with a ladder of one level; whole ladders are told in ladder.test.ts. */
export const POLICY: DeskPolicy = deskPolicySchema.parse({
  ...DEFAULT_POLICY,
  escalation: { levels: [{ to: ['manager'], repeatMinutes: 10, repeats: 5 }], stalledMinutes: 100_000 },
});
export const DESK = 'C0DESK0001';
export const CHANNEL = 'C0RENHESVC';

/** `10:30` or `10:30:01` on Monday the 23rd of November 2026 in Shanghai; `Tue 10:30` and so on. */
export function at(text: string): Date {
  const [time = '', name = 'Mon'] = text.split(' ').reverse();
  const day = 23 + ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name);
  return new Date(`2026-11-${day}T${time.length === 5 ? `${time}:00` : time}+08:00`);
}

export const CONTRACT: Contract = {
  id: 'contract-C0RENHESVC',
  version: 1,
  customerId: RENHE,
  customerName: '仁和医院',
  name: '院内信息系统维护合同 2026',
  site: '北京市海淀区仁和路 1 号 信息科机房',
  systems: ['PACS 影像系统', 'HIS 门诊系统'],
  ...USUAL_COVER,
  zone: 'Asia/Shanghai',
  locale: 'zh-CN',
  customerChannel: CHANNEL,
  deskChannel: DESK,
  policyId: 'default',
  engineers: [ref(li)],
  nextReportAt: at('Mon 08:30'),
  history: [],
};

export const FILING: Filing = filingSchema.parse({
  contractId: CONTRACT.id,
  requester: { name: '王主任', phone: '010-8888 6666 转 12', personId: wang.id },
  site: '门诊楼 3 层',
  system: 'PACS 影像系统',
  category: 'fault',
  severity: 'general',
  channelOfReceipt: 'slack',
  items: ['PACS 无法登录，提示“连接超时”', 'Two workstations show a blue screen'],
  files: [],
});

export interface Told {
  readonly policy?: DeskPolicy;
  readonly quiet?: QuietHoursOf;
  readonly notify?: NotifiedOtherwise;
  readonly duty?: DutyPlan;
  readonly calendar?: CalendarSpec;
  readonly contract?: Partial<Contract>;
  readonly filing?: Partial<Filing>;
  readonly roster?: DecisionContext['roster'];
  readonly by?: Person;
  readonly at?: string | Date;
  readonly number?: string;
}

/** A request and what was said about it, told step by step; `must` steps are not refused. */
export class Story {
  ticket: Ticket;
  /** What the last act stated, without whom it asks for the next step: they are in `asked`; and without by which rule somebody has it. */
  facts: readonly Fact[];
  asked: readonly FactOf<'step-asked'>[] = [];
  intents: readonly Intent[];
  roster: DecisionContext['roster'];
  /** The other request that a command names; another one of 仁和医院 unless a test says which. */
  other: Ticket | undefined;
  duty: DutyPlan | undefined;
  private readonly quiet: QuietHoursOf | undefined;
  private readonly notify: NotifiedOtherwise | undefined;
  private readonly contract: Contract;
  private step = 0;

  constructor({
    policy = POLICY,
    quiet,
    notify,
    duty,
    calendar = '24x7',
    contract,
    filing,
    roster = ROSTER,
    by = wang,
    at: when = '10:00',
    number = 'SR-2026-000042',
  }: Told = {}) {
    this.roster = roster;
    this.quiet = quiet;
    this.notify = notify;
    this.duty = duty;
    this.contract = { ...CONTRACT, ...contract };
    const decision = register(
      number,
      { ...FILING, ...filing },
      this.contract,
      { policy, calendar: calendarSchema.parse(calendar) },
      by,
      this.context(when),
    );
    const { record: ticket, facts, intents } = decision;
    [this.ticket, this.facts, this.intents] = [ticket, facts, intents];
  }

  /** @param recorded when it was processed, where that differs from when it was done */
  tell(
    when: string | Date,
    by: Person,
    verb: string,
    more: Record<string, unknown> = {},
    recorded = when,
  ): Decision | Refusal {
    const command = commandSchema.parse({
      do: verb,
      ...WORDS[verb],
      ...unproposed(this.ticket, verb),
      ...more,
    });
    const other =
      this.other ??
      (verb === 'merge' || verb === 'link' ? new Story({ number: 'SR-2026-000007' }).ticket : undefined);
    const outcome = decide(this.ticket, command, by, { ...this.context(when, recorded), other });
    if (!isRefusal(outcome)) this.keep(outcome);
    return outcome;
  }

  must(...told: Parameters<Story['tell']>): this {
    const outcome = this.tell(...told);
    if (isRefusal(outcome)) throw new Error(`${told[2]}: ${JSON.stringify(outcome)}`);
    return this;
  }

  /** @returns the facts the clock made; undefined when nothing was due */
  tick(when: string | Date): readonly Fact[] | undefined {
    const decision = tick(this.ticket, this.context(when));
    if (decision) this.keep(decision);
    return decision?.facts;
  }

  /** Lets the sweep run at every instant that the request asks for, until `until`. */
  sweepUntil(until: string | Date): Fact[] {
    const end = instant(until);
    const made: Fact[] = [];
    for (let rounds = 0; this.ticket.nextInstantAt && this.ticket.nextInstantAt <= end; rounds += 1) {
      if (rounds > 500) throw new Error(`the sweep does not come to an end at ${this.ticket.nextInstantAt}`);
      made.push(...(this.tick(this.ticket.nextInstantAt) ?? []));
    }
    return made;
  }

  all<T extends FactType>(type: T): FactOf<T>[] {
    return this.ticket.history.filter((fact): fact is FactOf<T> => fact.type === type);
  }

  clock(metric: string, cycle = 1) {
    const found = this.ticket.clocks.find((one) => one.metric === metric && one.cycle === cycle);
    if (!found) throw new Error(`no clock ${metric} ${cycle}`);
    return found;
  }

  /** What is owed to other requests is done there, as it is after each act. */
  errandsDone(when: string | Date): this {
    for (const errand of this.ticket.errands ?? []) {
      const decision = errandDone(this.ticket, errand, this.context(when));
      if (decision) this.keep(decision);
    }
    return this;
  }

  /** Slack has refused to tell somebody of a fact. */
  unreached(when: string | Date, personId: string, factId: string): readonly Fact[] {
    const decision = notReached(
      this.ticket,
      { personId, factId, error: 'user_disabled' },
      this.context(when),
    );
    if (decision) this.keep(decision);
    return decision?.facts ?? [];
  }

  private keep({ record: ticket, facts, intents }: Decision): void {
    this.ticket = { ...ticket, version: ticket.version + 1 };
    this.facts = facts.filter(({ type }) => type !== 'step-asked' && type !== 'dispatched-by-rule');
    this.asked = facts.filter((fact) => fact.type === 'step-asked');
    this.intents = intents;
  }

  private context(when: string | Date, recorded: string | Date = when): DecisionContext {
    this.step += 1;
    const cause = `act:${this.step}`;
    const { roster, quiet, notify, duty, contract } = this;
    const times = { at: instant(when), now: instant(recorded) };
    const seed = `seed of ${cause}`;
    return { ...times, cause, seed, roster, quiet, notify, duty, contract, deskLocale: 'zh-CN' };
  }
}

/** How it is solved is said with the first act of work, as the forms have it; a test that says `undefined` leaves it out. */
function unproposed(ticket: Ticket, verb: string): Record<string, unknown> {
  if (!owesProposal(ticket) || !['depart', 'resolve'].includes(verb)) return {};
  return { proposal: HOW };
}

const instant = (when: string | Date): Date => (typeof when === 'string' ? at(when) : when);

/** R25: how it is solved. */
export const HOW = { mode: 'remote', text: '远程重启 PACS 服务' } as const;

/** R39: a piece that the contract of these tests does not list, replaced free of charge in the trial run. */
export const NEW_SCREEN: ReplacementSaid = {
  ...{ of: { described: '显示器' }, oldSerial: 'LCD-1', serial: 'LCD-2', proof: '合格证 3', charge: 'free' },
};

/** What each verb says when the test does not care. */
export const WORDS: Record<string, Record<string, unknown>> = {
  assign: { engineer: ref(li), grounds: 'of-contract' },
  propose: HOW,
  wait: { waitingFor: 'customer', reason: '请提供登录日志' },
  resolve: { outcome: 'repaired', text: '更换网线后恢复' },
  refuse: { reason: '仍然无法登录' },
  reopen: { reason: '问题再次出现' },
  merge: { into: 'SR-2026-000007' },
  link: { to: 'SR-2026-000007', relation: 'related' },
  unlink: { to: 'SR-2026-000007' },
  split: { items: [2] },
  wish: { text: '报表能按科室导出' },
  cancel: { reason: '误报' },
  note: { text: '备件在库' },
  reply: { text: '日志已发送' },
  reclassify: { severity: 'major', category: 'fault' },
  handover: { text: '存储双控同时故障，现场无法处理' },
  convene: { experts: [ref(li)], text: '请分析日志并给出方案' },
  plan: { owner: ref(li), measure: 'spare-part' },
  'close-plan': { text: '备件已到，恢复正常处理' },
  correct: { metric: 'response', to: at('10:04'), reason: '当时电话已答复' },
  dispute: { reason: '日志早已提供' },
  uphold: { text: '提供的日志不是这台设备的' },
  annul: { text: '日志确已收到，抱歉' },
  quote: { items: [{ text: '更换硒鼓', cents: 120_000 }], currency: 'CNY' },
  'decline-quote': { reason: '价格过高' },
  waive: { text: '属于我方安装问题' },
  replace: { old: 'CT-1', serial: 'SN-NEW' },
};
