import { readFileSync } from 'node:fs';
import { CONTRACT_KEEPERS, CONTRACT_READERS } from '../../src/domain/contract/may.js';
import { DISMISS } from '../../src/domain/enquiry/may.js';
import { KEEPERS } from '../../src/domain/duty/may.js';
import { ALL } from '../../src/domain/export/may-export.js';
import { SKILL_EDITORS } from '../../src/domain/settings/edit-skills.js';
import { ROLES, type Locale, type Role } from '../../src/domain/people/person.js';
import { ERASERS } from '../../src/domain/privacy/erase.js';
import { PROMISE } from '../../src/domain/people/may-promise.js';
import { VERBS } from '../../src/domain/ticket/lifecycle.js';
import { HANDLERS, MAY, type Who } from '../../src/domain/ticket/may.js';
import { OF_WISHES } from '../../src/domain/wish/may.js';
import { textsIn } from '../../src/i18n/texts.js';

const PAGES: Readonly<Record<Locale, string>> = {
  'zh-CN': 'docs/permissions.zh-CN.md',
  en: 'docs/permissions.md',
};
const COLUMNS: readonly Who[] = [...ROLES, 'on-duty', 'responsible', 'customer'];

/** What is allowed by role and is no verb of a request: its name on the page, and who may. */
const OTHERS: readonly (readonly [Readonly<Record<Locale, string>>, readonly Role[]])[] = [
  [{ 'zh-CN': '登记现场处理', en: 'Record what was handled on the spot' }, HANDLERS],
  [{ 'zh-CN': '决定需求', en: 'Decide on wishes' }, OF_WISHES.decide],
  [{ 'zh-CN': '判定用户消息不是请求', en: 'Find that a customer message is no request' }, DISMISS],
  [{ 'zh-CN': '评论需求', en: 'Comment on wishes' }, OF_WISHES.comment],
  [
    { 'zh-CN': '修改服务承诺并用于未结请求', en: 'Change promises and let them reach open requests' },
    PROMISE,
  ],
  [{ 'zh-CN': '查看全部合同的现场与设备', en: 'See sites and equipment of all contracts' }, CONTRACT_READERS],
  [{ 'zh-CN': '修改合同', en: 'Edit contracts' }, CONTRACT_KEEPERS],
  [{ 'zh-CN': '排班', en: 'Keep the rotas' }, KEEPERS],
  [{ 'zh-CN': '维护技能', en: 'Edit skills' }, SKILL_EDITORS],
  [{ 'zh-CN': '导出全部请求', en: 'Export all requests' }, ALL],
  [{ 'zh-CN': '删除个人信息', en: 'Have personal data erased' }, ERASERS],
  [{ 'zh-CN': '设置服务台', en: 'Set the desk up' }, ['admin']],
];

/** Cells of the rows of a page whose first cells these are; spaces are Prettier's. */
function rowsOf(page: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
const mark = (may: boolean): string => (may ? '●' : '');

describe.each(['zh-CN', 'en'] as const)('the page of permissions in %s', (locale) => {
  const rows = rowsOf(readFileSync(PAGES[locale], 'utf8'));
  const has = (row: readonly string[]) => rows.some((one) => JSON.stringify(one) === JSON.stringify(row));

  it.each(VERBS)('says who may %s', (verb) => {
    const label = textsIn(locale).verb[verb];
    expect(rows).toContainEqual([
      label,
      `\`${verb}\``,
      ...COLUMNS.map((who) => mark(MAY[verb].includes(who))),
    ]);
  });

  it.each(OTHERS.map(([names, may]) => [names[locale], may] as const))('says who may “%s”', (name, may) => {
    expect(has([name, ...ROLES.map((role) => mark(may.includes(role)))])).toBe(true);
  });

  it('has no row besides', () => {
    const heads = rows.filter((row) => /^-+$/.test(row[1]!.replaceAll(':', ''))).length * 2;
    expect(rows.length - heads).toBe(VERBS.length + OTHERS.length);
  });
});
