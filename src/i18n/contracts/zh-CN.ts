/** 合同、设备与服务阶段的文字（简体中文）。 */
export const contracts = {
  phase: { trial: '试运行期', resident: '免费驻场期', warranty: '保修期内', paid: '保修期外，有偿维护' },
  cover: '服务阶段',
  coverUntil: (p: { phase: string; day: string }) => `${p.phase}（至 ${p.day}）`,
  paidNotice: '已过保修期，本次为有偿维护：如需收费，先向您报价，经您同意后才会产生费用。',
  equipment: '设备',
  equipmentOptional: '设备（可选）',
  equipmentTyped: '设备编号或序列号（可选）',
  unknownEquipment: '合同中没有此编号或序列号的设备；请核对，或留空。',
};
