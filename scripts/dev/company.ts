import type { WorkspaceSeed } from '../../src/embedded/slack/index.js';
import type { RotaDraft } from '../../src/domain/duty/edit-rota.js';
import type { Settings } from '../../src/domain/settings/settings.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import type { PersonRef } from '../../src/domain/people/person.js';
import { DEFAULT_DESK_POLICY, deskPolicySchema, type DeskPolicy } from '../../src/domain/sla/escalation.js';
import { weekOf, weekRange } from '../../src/domain/weekly/week.js';

/** The app in the local workspace. */
export const BOT = { name: 'Yingda', userName: 'yingda' };

const OURS = 'T0YINGDA01';
const HOSPITAL = 'T0HOSPITAL';

const user = (
  id: string,
  team: string,
  name: string,
  realName: string,
  more: Partial<WorkspaceSeed['users'][number]> = {},
) => ({
  id,
  team,
  name,
  real_name: realName,
  locale: 'zh-CN',
  tz: 'Asia/Shanghai',
  ...more,
});

/** A company, three customers (one in a workspace of their own), and their channels: the cast of the local workspace. */
export const WORKSPACE: WorkspaceSeed = {
  teams: [
    { id: OURS, name: '应达科技', domain: 'yingda' },
    { id: HOSPITAL, name: '仁和医院', domain: 'renhe' },
  ],
  users: [
    user('U0ADMIN001', OURS, 'zhou', '周敏', { is_admin: true, is_owner: true, title: '系统管理员' }),
    user('U0ENGLI001', OURS, 'li', '李工', { title: '驻场工程师', phone: '+86 138 0000 0001' }),
    user('U0ENGCHEN1', OURS, 'chen', 'Chen Ming', {
      locale: 'en-US',
      title: 'Engineer',
      phone: '+86 138 0000 0002',
    }),
    user('U0DESKSUN1', OURS, 'sun', '孙前台', { title: '前台秘书' }),
    user('U0HEADQIAN', OURS, 'qian', '钱部长', { title: '技术部负责人', phone: '+86 138 0000 0003' }),
    user('U0QUALWU01', OURS, 'wu', '吴质控', { title: '质量控制' }),
    user('U0BOSSZHAO', OURS, 'zhao', '赵总', { title: '总经理', phone: '+86 138 0000 0004' }),
    user('U0CUSTWANG', HOSPITAL, 'wang', '王主任', { title: '信息科主任', phone: '010-8888 6666' }),
    user('U0CUSTSMIT', OURS, 'smith', 'Anna Smith', {
      locale: 'en-US',
      is_restricted: true,
      title: 'IT manager, Harbour Logistics',
    }),
    user('U0CUSTLIU1', HOSPITAL, 'liu', '刘护士长', { title: '门诊护士长', phone: '010-8888 6612' }),
    user('U0CUSTBECK', OURS, 'becker', 'Tom Becker', {
      locale: 'en-US',
      is_restricted: true,
      title: 'Crane operations, Harbour Logistics',
      phone: '+44 20 7946 0122',
    }),
    user('U0CUSTHE01', OURS, 'he', '何馆员', {
      is_restricted: true,
      title: '江北图书馆 技术部',
      phone: '025-6666 8021',
    }),
  ],
  usergroups: [
    { id: 'S0ENGINEER', handle: 'engineers', name: '工程师', users: ['U0ENGLI001', 'U0ENGCHEN1'] },
    { id: 'S0MANAGERS', handle: 'management', name: '管理层', users: ['U0BOSSZHAO'] },
  ],
  channels: [
    {
      id: 'C0RENHESVC',
      name: 'renhe-service',
      shared_with: [HOSPITAL],
      members: ['U0CUSTWANG', 'U0CUSTLIU1', 'U0ENGLI001', 'U0DESKSUN1', 'U0HEADQIAN', 'U0ADMIN001'],
    },
    {
      id: 'C0HARBRSVC',
      name: 'harbour-service',
      members: ['U0CUSTSMIT', 'U0ENGCHEN1', 'U0DESKSUN1', 'U0HEADQIAN', 'U0ADMIN001'],
    },
    {
      id: 'C0HARBCRAN',
      name: 'harbour-crane',
      members: ['U0CUSTBECK', 'U0CUSTSMIT', 'U0ENGCHEN1', 'U0DESKSUN1', 'U0HEADQIAN', 'U0ADMIN001'],
    },
    {
      id: 'C0JBLIBSVC',
      name: 'jiangbei-library',
      members: ['U0CUSTHE01', 'U0ENGLI001', 'U0DESKSUN1', 'U0HEADQIAN', 'U0ADMIN001'],
    },
    {
      id: 'C0DRILL001',
      name: 'drill-service',
      shared_with: [HOSPITAL],
      members: ['U0CUSTWANG', 'U0ENGLI001', 'U0DESKSUN1', 'U0HEADQIAN', 'U0ADMIN001'],
    },
    {
      id: 'C0DESK0001',
      name: 'service-desk',
      members: [
        'U0ENGLI001',
        'U0ENGCHEN1',
        'U0DESKSUN1',
        'U0HEADQIAN',
        'U0QUALWU01',
        'U0BOSSZHAO',
        'U0ADMIN001',
      ],
    },
    {
      id: 'C0GENERAL1',
      name: 'general',
      members: [
        'U0ENGLI001',
        'U0ENGCHEN1',
        'U0DESKSUN1',
        'U0HEADQIAN',
        'U0QUALWU01',
        'U0BOSSZHAO',
        'U0ADMIN001',
      ],
    },
  ],
};

export const personRef = (id: string): PersonRef => {
  const found = WORKSPACE.users.find((candidate) => candidate.id === id)!;
  return { id, name: found.real_name, teamId: found.team };
};

const SECOND = 1 / 60;
/** The default promise (sla.md) in seconds instead of hours: ping, escalation and emergency plan within two minutes. */
export const FAST_POLICY: DeskPolicy = deskPolicySchema.parse({
  ...DEFAULT_DESK_POLICY,
  id: 'fast',
  name: '演练：以秒计 / Drill: in seconds',
  targets: { response: 20 * SECOND, solution: 45 * SECOND, onsite: 60 * SECOND, repair: 75 * SECOND },
  emergencyPlan: 'repair',
  escalation: {
    levels: [
      { to: ['responsible', 'on-duty'], waitMinutes: 0, repeatMinutes: 10 * SECOND, repeats: 0 },
      { to: ['manager'], waitMinutes: 0, repeatMinutes: 20 * SECOND, repeats: 2 },
    ],
    stalledMinutes: 60 * SECOND,
    digest: { pages: 10, windowMinutes: 10 * SECOND },
  },
});
export const STANDARD_POLICY: DeskPolicy = deskPolicySchema.parse({
  ...DEFAULT_DESK_POLICY,
  name: '标准承诺 30 分 / 2 时 / 4 时 · Standard',
});

/** What may be promised to the customers of the local workspace. */
export const POLICIES = [STANDARD_POLICY, FAST_POLICY];

/** The company's desk: its people, and what may be promised. */
export function deskSettings(): Omit<Settings, 'version'> {
  return {
    ...DEFAULT_SETTINGS,
    companyName: '应达科技',
    policies: POLICIES,
    roster: {
      admin: [personRef('U0ADMIN001')],
      'front-desk': [personRef('U0DESKSUN1')],
      'tech-head': [personRef('U0HEADQIAN')],
      engineer: [personRef('U0ENGLI001'), personRef('U0ENGCHEN1')],
      quality: [personRef('U0QUALWU01')],
      manager: [personRef('U0BOSSZHAO')],
    },
  };
}

/**
 * Who is on duty outside of working hours: nights by turns of a week, weekends by turns of a week in another order.
 * @param now the turns began four weeks before
 */
export function deskRota(now: Date): RotaDraft {
  const zone = 'Asia/Shanghai';
  const [li, chen, qian] = ['U0ENGLI001', 'U0ENGCHEN1', 'U0HEADQIAN'].map(personRef) as [
    PersonRef,
    PersonRef,
    PersonRef,
  ];
  const monday = new Date(weekRange(weekOf(now, zone), zone).from.getTime() - 4 * 7 * 86_400_000);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(monday);
  const weekly = {
    from: { day, time: '08:30' },
    handover: { unit: 'weeks', every: 1, weekday: 'mon', at: '08:30' },
  } as const;
  const night = ['18:00-08:30'];
  return {
    name: '下班后技术支持',
    zone,
    layers: [
      {
        ...weekly,
        name: '工作日夜班',
        people: [li, chen],
        hours: { mon: night, tue: night, wed: night, thu: night, fri: night },
      },
      {
        ...weekly,
        name: '周末',
        people: [chen, qian, li],
        hours: { sat: ['08:30-08:30'], sun: ['08:30-08:30'] },
      },
    ],
  };
}
