import { deskPolicySchema, type DeskPolicy } from '../../../src/domain/sla/escalation.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import type { DecisionContext } from '../../../src/domain/ticket/decide.js';
import { filingSchema, register } from '../../../src/domain/ticket/register.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import type { Stored } from '../../../src/store/models.js';
import { deskSettings } from '../../dev/company.js';
import { deskContracts } from '../../dev/contracts.js';

const DAY_MINUTES = 1440;
/** Nothing happens to these while anybody measures. */
const LONG: DeskPolicy = deskPolicySchema.parse({
  ...DEFAULT_POLICY,
  targets: { response: 30 * DAY_MINUTES, solution: 60 * DAY_MINUTES, repair: 90 * DAY_MINUTES },
});
/** The first warning comes at three quarters of half an hour. */
const SHORT: DeskPolicy = deskPolicySchema.parse(DEFAULT_POLICY);
const FIRST_WARNING_MS = 0.75 * 30 * 60_000;

const CONTRACT = { ...deskContracts(false, new Date())[0]!, version: 1, history: [] };
const CLERK = {
  id: 'U0DESKSUN1',
  name: '孙前台',
  locale: 'zh-CN' as const,
  roles: ['front-desk' as const],
  customerIds: [],
  external: false,
};
const FILING = filingSchema.parse({
  contractId: CONTRACT.id,
  requester: { name: '王主任', phone: '010-8888 6666' },
  site: CONTRACT.site,
  system: CONTRACT.systems[0],
  category: 'fault',
  severity: 'general',
  channelOfReceipt: 'phone',
  items: ['PACS 无法登录：8 点起所有工作站提示“连接超时”，影像无法调阅。'],
  files: [],
});

/** Open requests as they are stored, `count` of them from the number `first` on, to which nothing happens for days. */
export function* quietRequests(first: number, count: number): Generator<Stored> {
  const ticket = registered(LONG, new Date());
  for (let no = first; no < first + count; no += 1) yield stored(ticket, no);
}

/** Requests whose first warning is due at these instants, one each. */
export function* dueRequests(first: number, instants: readonly Date[]): Generator<Stored> {
  for (const [index, due] of instants.entries()) {
    yield stored(registered(SHORT, new Date(due.getTime() - FIRST_WARNING_MS)), first + index);
  }
}

/** Numbers have six digits. */
export const numberOf = (no: number): string => `SR-2026-${String(no).padStart(6, '0')}`;

function registered(policy: DeskPolicy, at: Date): Ticket {
  const { roster, deskLocale } = deskSettings();
  const context: DecisionContext = { at, now: at, cause: 'bench', seed: 'bench', roster, deskLocale };
  return register(numberOf(0), FILING, CONTRACT, { policy, calendar: '24x7' }, CLERK, context).record;
}

function stored({ id: _id, ...rest }: Ticket, no: number): Stored {
  const filingCause = `bench:${no}`;
  const history = rest.history.map((fact) => ({ ...fact, id: `${filingCause}#0`, cause: filingCause }));
  return { ...rest, _id: numberOf(no), filingCause, history };
}
