import type { DispatchRule, Grounds } from '../../domain/ticket/words.js';

/** 派工依据（R37）。 */
export const grounds = {
  'of-contract': '本合同工程师',
  'on-duty': '当班',
  skills: '专业对口',
  availability: '有空或就近',
  other: '其他（请在下面写明）',
} satisfies Record<Grounds, string>;

interface ByRule {
  readonly name: string;
  readonly policy: string;
  readonly version: number;
}

export const dispatch = {
  /** 写明其他依据时，只写内容本身。 */
  said: (p: { grounds: string; text: string }) => `${p.grounds}：${p.text}`,
  becauseOf: (p: { grounds: string }) => `派工依据：${p.grounds}`,
  /** 没有人指派时，派工人一栏写什么。 */
  by: {
    first: '服务台规则（先接手者负责）',
    own: '部门负责人本人',
    again: '服务台规则（重新打开后不换人）',
    split: '服务台规则（转为新请求后不换人）',
    'on-spot': '未经派工（现场当场处理）',
  } satisfies Record<DispatchRule, string>,
  rule: {
    first: (p: ByRule) => `服务承诺“${p.policy}”第 ${p.version} 版：先接手者负责，${p.name} 最先接手`,
    own: (p: ByRule) => `服务承诺“${p.policy}”第 ${p.version} 版：由部门派工，${p.name} 自行承接`,
    again: (p: ByRule) => `重新打开前由 ${p.name} 负责，仍由其负责`,
    split: (p: ByRule) => `原请求由 ${p.name} 负责，转出的事项仍由其负责`,
    'on-spot': (p: ByRule) => `现场当场处理，驻场工程师 ${p.name}`,
  } satisfies Record<DispatchRule, (p: ByRule) => string>,
  onThread: (p: { text: string }) => `:scales: 派工：${p.text}`,
  who: { first: '谁先接手（响应或提出方案）谁负责', department: '部门负责人或值班人员派工' },
};
