import { listed } from '../items/numbered.js';

/** 更换设备：随处理结果登记的内容。 */
export const replacing = {
  ask: {
    piece: '更换的是哪台设备',
    pieceOf: (p: { no: number }) => `第 ${p.no} 项更换的是哪台设备`,
    recorded: (p: { label: string; serial: string }) => `已登记：${p.label} → ${p.serial}`,
    listed: '合同所列设备（填写编号或序列号）',
    other: '合同未列出的设备（写明名称）',
    old: '被更换设备的编号或序列号',
    name: '被更换设备的名称',
    oldSerial: '旧设备的序列号',
    serial: '新设备的序列号',
    model: '新设备的型号（不填则与原设备相同）',
    proof: '新设备的来源证明，如发票号、合格证号',
    charge: '费用',
    charges: { free: '免费（保修期内或已免收）', paid: '收费（用户已接受报价）' },
  },
  printed: (p: { label: string; old: string; fresh: string; cost: string }) =>
    `更换：${p.label}；序列号 ${p.old} → ${p.fresh}；${p.cost}`,
  inRegister: (p: { label: string; old: string; fresh: string }) =>
    `（更换：${p.label}；${p.old} → ${p.fresh}）`,
  refusals: {
    'replacement-unsaid': (p: Record<string, string>) =>
      `${p['number']} 第 ${listed(p['list']!)} 项已更换设备：请写明更换了哪台、新旧序列号、来源证明和费用。`,
    'serial-unchanged': (p: Record<string, string>) =>
      `新旧序列号相同（${p['serial']}），请填写新设备的序列号。`,
    'replacement-not-quoted': (p: Record<string, string>) =>
      `用户没有接受过 ${p['equipment']} 的更换报价：保修期内请选“免费”；收费的请先报价。`,
    unproposed: (p: Record<string, string>) =>
      `${p['number']} 还没有告知用户怎样解决、大约何时完成：请写明方案，随本次操作一并告知。`,
  },
};
