import { listed } from '../items/numbered.js';
import { replacing } from '../replacing/zh-CN.js';

/** 处理结果：各项的说明、无法解决时对用户的交代。 */
export const outcome = {
  repaired: '已修复',
  replaced: '已更换新设备',
  explained: '已向用户说明',
  unsolvable: '无法解决',
};

export const resolving = {
  explanation: (p: { no: number }) => `第 ${p.no} 项的说明（由用户签字确认）`,
  explained: (p: { no: number; text: string }) => `• 第 ${p.no} 项的说明：${p.text}`,
  goesOn: (p: { number: string }) => `未处理，转入 ${p.number}`,
  itemGoesOn: (p: { item: string; number: string }) => `${p.item} 已转入 *${p.number}*`,
  goesOnElsewhere: '新的请求',
  toldAsIs: '以下内容原文告知用户，由用户签字或退回。',
  ask: {
    reason: '为什么无法解决',
    consulted: '征询过谁（专家、厂商）',
    offer: '改为提供什么',
    instead: '具体内容',
    whyNot: '不免费更换新设备的理由',
    whyNotHint: '保修期内无法修复的应免费更换新设备；不更换的，请写明理由。',
  },
  offers: { replacement: '更换新设备（保修期内免费）', other: '其他办法' },
  parts: {
    reason: '无法解决的原因',
    consulted: '征询过',
    free: '改为免费更换新设备',
    paid: '改为更换新设备（收费）',
    other: '改为提供',
    whyNot: '不免费更换的理由',
  },
  part: (p: { name: string; text: string }) => `*${p.name}*：${p.text}`,
  printed: (p: { name: string; text: string }) => `${p.name}：${p.text}`,
  inReport: (p: { count: number }) => `（其中无法解决 ${p.count} 件）`,
  replacing,
  refusals: {
    ...replacing.refusals,
    'left-undone': (p: Record<string, string>) =>
      `${p['number']} 的第 ${listed(p['list']!)} 项未处理：请勾选“转为新的请求”，或改为“已向用户说明”并写明说明。`,
    'item-unexplained': (p: Record<string, string>) =>
      `请写明 ${p['number']} 第 ${listed(p['list']!)} 项的说明，由用户签字确认。`,
    'unsolvable-unsaid': (p: Record<string, string>) =>
      `${p['number']} 无法解决：请写明原因、征询过谁、改为提供什么，由用户签字或退回。`,
    'say-why-not-replaced': (p: Record<string, string>) =>
      `${p['number']} 在保修期内：请改为免费更换新设备，或写明不更换的理由。`,
  },
};
