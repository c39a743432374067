import { outcome, resolving } from '../resolving/zh-CN.js';

/** 请求各项的处理结果。 */
export const items = {
  'not-done': '未处理',
  of: (p: { no: number; title: string }) => `第 ${p.no} 项：${p.title}`,
  line: (p: { no: number; outcome: string }) => `• 第 ${p.no} 项：${p.outcome}`,
  heading: (p: { name: string; outcome: string }) => `${p.name} · ${p.outcome}`,
  refusedOnes: '哪几项未解决',
  refused: (p: { list: string }) => `（第 ${p.list} 项）`,
  separator: '、',
  resolving,
};

export { outcome };
