import type { CustomersStep } from '../../domain/ticket/words.js';

/** 用户未答复，按服务承诺的约定关闭：谁也没有签字，任何地方都不显示为已签字。 */
export const unanswered = {
  /** 最后一次提醒：给用户、给我方。 */
  lastCall: (p: { when: string }) =>
    `:warning: 到 ${p.when} 仍未收到您的答复，本请求将按约定以“未答复”关闭；关闭后可以重新打开。`,
  lastCallDesk: (p: { when: string }) => `:warning: 用户到 ${p.when} 仍未答复，将按约定以“未答复”关闭。`,
  /** 卡片和列表上：何时关闭。 */
  closes: (p: { when: string }) => `未答复则于 ${p.when} 关闭`,
  /** 用户没有做什么。 */
  not: {
    confirm: '用户未签字',
    'decide-quotation': '用户未决定报价',
    answer: '用户未答复',
  } satisfies Record<CustomersStep, string>,
  onThread: {
    confirm: (p: { count: number }) =>
      `:no_bell: 已提醒 ${p.count} 次，处理结果未收到您的签字，按约定以“未答复”关闭，不视为已签字。您仍可补签；如未解决，请重新打开。`,
    'decide-quotation': (p: { count: number }) =>
      `:no_bell: 已提醒 ${p.count} 次，报价未收到您的决定，按约定以“未答复”关闭，报价作废。仍需处理时请重新打开。`,
    answer: (p: { count: number }) =>
      `:no_bell: 已提醒 ${p.count} 次，未收到您的答复，按约定以“未答复”关闭。仍需处理时请重新打开。`,
  } satisfies Record<CustomersStep, (p: { count: number }) => string>,
  onDesk: (p: { what: string; count: number; policy: string; version: number }) =>
    `:no_bell: ${p.what}，已提醒 ${p.count} 次：按服务承诺“${p.policy}”第 ${p.version} 版关闭，不视为签字。`,
  onCard: (p: { what: string; count: number; when: string }) =>
    `:no_bell: *${p.what}*，已提醒 ${p.count} 次，按约定于 ${p.when} 关闭，不视为签字`,
  archive: ':file_cabinet: 用户未答复，已按约定关闭，请归档。',
  /** 在表单的用户签字栏。 */
  printed: (p: { names: string; count: number; days: string; at: string }) =>
    `未答复：已请 ${p.names}，提醒 ${p.count} 次（${p.days}），按约定于 ${p.at} 关闭`,
  inRegister: '（用户未答复，按约定关闭）',
  between: '、',
  inPolicy: (p: { count: number }) => `提醒 ${p.count} 次仍未答复即关闭，不视为签字`,
  never: '不关闭',
  why: {
    rule: (p: { count: number; made: number }) =>
      `:no_bell: 提醒 ${p.count} 次用户仍未答复，即按服务承诺关闭，不视为签字（已提醒 ${p.made} 次）。`,
    closes: (p: { made: number; when: string }) =>
      `:no_bell: 已提醒用户 ${p.made} 次；到 ${p.when} 仍未答复，即按服务承诺关闭，不视为签字。`,
    closed: (p: { what: string; count: number; times: string; when: string }) =>
      `:no_bell: ${p.what}，已提醒 ${p.count} 次（${p.times}），按服务承诺于 ${p.when} 关闭，不视为签字。`,
  },
  inReport: (p: { count: number }) => `未答复关闭 ${p.count} 件`,
} as const;
