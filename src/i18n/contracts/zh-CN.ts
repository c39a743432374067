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
  form: {
    title: '合同',
    choose: '请选择合同',
    more: (p: { count: number }) => `另有 ${p.count} 份：请在用户的服务频道中输入 \`/service contract\`。`,
    submit: '保存',
    close: '取消',
    trialFrom: '试运行开始日',
    acceptedDay: '验收日',
    residentMonths: '免费驻场期（月）',
    warrantyMonths: '保修期（月）',
    sites: '用户现场（每行一个）',
    equipment: '设备（每行一台）',
    contacts: '用户联系人（每行一人）',
    hints: {
      sites: '编号 | 名称 | 地址 | 联系人 | 电话',
      equipment:
        '编号 | 名称 | 厂商 | 型号 | 序列号 | 现场编号 | 厂商保修至（2029-12-31）| 软件版本 | 来源证明（发票: 77）| 所属系统',
      contacts: '姓名 | 电话 | 邮箱',
    },
    projects: '项目（每行一个）',
    lead: '用户负责人',
    leadHint: '与我们商定每周工作计划，并可代表用户签字。',
    signers: '可代表用户签字的人',
    signersHint: '签字包括确认处理结果、接受或不接受报价。不指定时，用户方任何人都可以签字。',
    tooLong: (p: { list: string; count: number }) =>
      `${p.list}：共 ${p.count} 条，太多，无法在此修改；请用 \`npm run contracts\` 导入文件。`,
    badMonths: (p: { max: number }) => `请填写整月数，0 至 ${p.max}。`,
    badLine: (p: { line: number; form: string }) => `第 ${p.line} 行无法识别，请按此格式填写：${p.form}`,
    faults: {
      twice: (p: { id: string; most: number }) => `“${p.id}”重复出现。`,
      'unknown-site': (p: { id: string; most: number }) => `设备“${p.id}”的现场编号不在用户现场中。`,
      'unknown-system': (p: { id: string; most: number; systems: string }) =>
        `设备“${p.id}”的所属系统不在合同的系统中：${p.systems}。`,
      'too-many': (p: { id: string; most: number }) => `最多 ${p.most} 条。`,
      'after-acceptance': (_p: { id: string; most: number }) => '试运行开始日不能晚于验收日。',
    },
    saved: (p: { name: string }) => `合同“${p.name}”已保存；已受理的请求不变。`,
    unchanged: (p: { name: string }) => `合同“${p.name}”没有变化。`,
  },
  view: {
    button: '合同',
    ofRequest: '现场与设备',
    projects: '项目',
    nowhere: '不在合同的任何现场',
    version: (p: { version: string }) => `版本 ${p.version}`,
    wanted: (p: { words: string }) => `只列出与“${p.words}”有关的内容。`,
    nothing: '合同尚未登记现场和设备。',
    notFound: '合同中没有与此有关的内容。',
    more: (p: { count: number }) =>
      `还有 ${p.count} 条。请在用户频道中输入 \`/service contract\` 加编号、序列号或现场名称查看。`,
  },
  ending: {
    head: (p: { customer: string; contract: string }) =>
      `:hourglass_flowing_sand: *${p.customer} · ${p.contract}*：以下服务即将到期，请与用户商定后续安排。`,
    resident: (p: { day: string }) => `免费驻场期至 *${p.day}*`,
    warranty: (p: { day: string }) => `保修期至 *${p.day}*，此后为有偿维护`,
    equipment: (p: { label: string; day: string }) => `${p.label}：厂商保修至 *${p.day}*`,
    more: (p: { count: number }) => `另有 ${p.count} 项，请用 \`npm run contracts -- export\` 查看。`,
  },
  unknownEquipment: '合同中没有此编号或序列号的设备；请核对，或留空。',
};
