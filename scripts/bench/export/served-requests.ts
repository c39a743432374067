import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { Person } from '../../../src/domain/people/person.js';
import { commandSchema } from '../../../src/domain/ticket/commands.js';
import { decide } from '../../../src/domain/ticket/decide.js';
import { filingSchema, register } from '../../../src/domain/ticket/register.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import type { Stored } from '../../../src/store/models.js';
import { deskSettings } from '../../dev/company.js';
import { deskContracts } from '../../dev/contracts.js';

const MINUTE = 60_000;
const POLICY = deskPolicySchema.parse(DEFAULT_POLICY);
const CONTRACT = { ...deskContracts(false, new Date())[0]!, version: 1, history: [] };
const person = (id: string, name: string, more: Partial<Person>): Person => ({
  id,
  name,
  locale: 'zh-CN',
  roles: [],
  customerIds: [],
  external: false,
  ...more,
});
const CUSTOMER = person('U0CUSTWANG', '王主任', { customerIds: [CONTRACT.customerId] });
const ENGINEER = person('U0ENGLI001', '李工', { roles: ['engineer'] });
const FILING = filingSchema.parse({
  contractId: CONTRACT.id,
  requester: { name: '王主任', phone: '+86 10 8888 6666', personId: CUSTOMER.id },
  site: CONTRACT.site,
  system: CONTRACT.systems[0],
  category: 'fault',
  severity: 'general',
  channelOfReceipt: 'slack',
  items: [
    'PACS 无法登录：8 点起所有工作站提示“连接超时”，影像无法调阅。已重启工作站，无效；检查室改用胶片。',
    '=HYPERLINK("http://x.example","点我")',
    'Two workstations show a blue screen after the update of last Friday.',
  ],
  files: [],
});
/** Minutes after the receipt, who, what. */
const STEPS: readonly [number, Person, object][] = [
  [12, ENGINEER, { do: 'acknowledge' }],
  [20, ENGINEER, { do: 'propose', mode: 'remote', text: '检查应用服务器与数据库的连接，必要时切换到备机。' }],
  [40, ENGINEER, { do: 'wait', waitingFor: 'customer', reason: '请提供登录日志' }],
  [60, CUSTOMER, { do: 'reply', text: '日志已发送' }],
  [
    150,
    ENGINEER,
    { do: 'resolve', outcome: 'repaired', text: '日志盘写满，监听进程停止。已清理并扩充，加上容量告警。' },
  ],
  [180, CUSTOMER, { do: 'confirm', remark: '已恢复，谢谢' }],
];

/** So many requests that went the whole way, a quarter of an hour between two of them, as they are stored; nothing is owed for them. */
export function* servedRequests(first: number, count: number): Generator<Stored> {
  const { id: _id, outbox: _owed, ...rest } = served();
  for (let no = first; no < first + count; no += 1) {
    const receivedAt = new Date(Date.UTC(2024, 0, 1) + no * 15 * MINUTE);
    const filingCause = `bench:${no}`;
    yield { ...rest, _id: `SR-2024-${String(no).padStart(6, '0')}`, filingCause, receivedAt, outbox: [] };
  }
}

function served(): Ticket {
  const { roster, deskLocale } = deskSettings();
  const begin = Date.UTC(2024, 0, 1);
  const context = (minutes: number) => {
    const at = new Date(begin + minutes * MINUTE);
    return { at, now: at, cause: `bench:${minutes}`, seed: `bench:${minutes}`, roster, deskLocale };
  };
  const terms = { policy: POLICY, calendar: '24x7' as const };
  let { record: ticket } = register('SR-2024-000001', FILING, CONTRACT, terms, CUSTOMER, context(0));
  for (const [minutes, by, what] of STEPS) {
    const decision = decide(ticket, commandSchema.parse(what), by, context(minutes));
    if (isRefusal(decision)) throw new Error(JSON.stringify(decision));
    ({ record: ticket } = decision);
  }
  return ticket;
}
