/** 合同、设备与服务阶段的文字（简体中文）。 */
export const contracts = {
  phase: { trial: '试运行期', resident: '免费驻场期', warranty: '保修期内', paid: '保修期外，有偿维护' },
  cover: '服务阶段',
  coverUntil: (p: { phase: string; day: string }) => `${p.phase}（至 ${p.day}）`,
  paidNotice: '已过保修期，本次为有偿维护：如需收费，先向您报价，经您同意后才会产生费用。',
  equipment: '设备',
  equipmentOptional: '设备',
  equipmentTyped: '设备编号或序列号',
  currency: {
    CNY: 'CNY 人民币',
    HKD: 'HKD 港元',
    USD: 'USD 美元',
    EUR: 'EUR 欧元',
    GBP: 'GBP 英镑',
    JPY: 'JPY 日元',
    SGD: 'SGD 新加坡元',
  },
  charge: {
    total: (p: { amount: string }) => `*合计：${p.amount}*`,
    quoted: (p: { name: string; no: number; lines: string }) =>
      `:receipt: ${p.name} 提交报价（第 ${p.no} 次）：\n${p.lines}`,
    pleaseDecide: '在您决定之前不会产生费用；等待您决定期间，修复计时按承诺暂停。请选择接受或不接受：',
    accepted: (p: { name: string; no: number; amount: string }) =>
      `:white_check_mark: ${p.name} 接受第 ${p.no} 次报价，合计 ${p.amount}。`,
    declined: (p: { name: string; no: number; reason: string }) =>
      `:x: ${p.name} 不接受第 ${p.no} 次报价。原因：${p.reason}`,
    declinedHint: '请重新报价、免收费用继续处理，或撤销请求。',
    waived: (p: { name: string; no: number; text: string }) =>
      `:free: ${p.name} 免收第 ${p.no} 次报价的费用：${p.text}`,
    replaced: (p: { name: string; label: string; old: string; fresh: string; cost: string }) =>
      `:arrows_counterclockwise: ${p.name} 更换设备 *${p.label}*：${p.old} → ${p.fresh}（${p.cost}）`,
    free: '免费',
    charged: '按已接受的报价收费',
    proof: (p: { proof: string }) => `来源证明：${p.proof}`,
    state: {
      open: '待用户决定',
      accepted: '用户已接受',
      declined: '用户未接受',
      waived: '免收费用',
      withdrawn: '已撤回',
    },
    onCard: (p: { no: number; amount: string; state: string }) =>
      `:receipt: *报价（第 ${p.no} 次）：${p.amount}*，${p.state}`,
    acceptance: (p: { name: string; number: string; no: number }) =>
      `本人 *${p.name}* 代表用户接受 *${p.number}* 的第 ${p.no} 次报价：`,
    items: '报价明细（每行一项，末尾写金额）',
    itemsHint: '例如：更换硒鼓 1,200.00',
    badItems: '请每行写一项内容，并以金额结尾，例如：更换硒鼓 1,200.00；最多 10 项，每项不超过 150 字。',
    currency: '币种',
    note: '给用户的说明',
    waiveText: '免收原因（用户可见）',
    declineReason: '不接受的原因',
    old: '被更换设备的编号或序列号',
    serial: '新设备的序列号',
    model: '新设备的型号（不填则与原设备相同）',
    proofOf: '新设备的来源证明，如发票号、合格证号',
  },
  unknownEquipment: '合同中没有此编号或序列号的设备；请核对，或留空。',
};
