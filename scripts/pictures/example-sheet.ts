import type { TaskSheet } from '../../src/domain/forms/task-sheet.js';
import type { Locale } from '../../src/domain/people/person.js';

const at = (time: string): Date => new Date(`2026-11-18T${time}:00+08:00`);

const SAID = {
  'zh-CN': {
    contractName: '院内信息系统维护合同 2026',
    customerName: '仁和医院',
    address: '门诊楼 3 层 · 北京市海淀区仁和路 1 号',
    contact: { name: '王敏', phone: '010-8888 6666 转 12' },
    software: { name: 'PACS 影像系统', version: '4.2.1' },
    problem: ['门诊 3 层 12 台工作站无法登录 PACS，提示“连接超时”。', '放射科两台胶片打印机离线。'],
    proposal: '检查应用服务器与数据库的连接，必要时切换到备机。',
    result:
      '数据库监听进程因日志盘写满而停止：已清理日志、扩充日志盘并加上容量告警。打印机更换网线后恢复。已与科室共同验证登录、调阅、打印。',
    remark: '已恢复，谢谢',
    people: { head: '钱立', engineer: '李伟', desk: '孙丽' },
  },
  en: {
    contractName: 'Maintenance of ship systems 2026',
    customerName: 'Harbour Lines',
    address: 'Berth 7, control room · 1 Quay Road',
    contact: { name: 'Anna Smith', phone: '+86 21 5555 0100' },
    software: { name: 'Berth planning', version: '4.2.1' },
    problem: [
      'None of the twelve consoles can sign in; connections time out.',
      'Two label printers are offline.',
    ],
    proposal: 'Check the connection between application and database; switch to the standby if need be.',
    result:
      'The database listener had stopped because its log disk was full: logs cleared, disk enlarged, alert added. Printers back after a new network cable. Signing in, planning and printing checked together.',
    remark: 'Works again, thank you',
    people: { head: 'Qian Li', engineer: 'Li Wei', desk: 'Sun Li' },
  },
} as const;

/** An on-site task sheet (R37) of a request that went the whole way, for the pictures. */
export function exampleSheet(locale: Locale): TaskSheet {
  const { contractName, customerName, address, contact, software, problem, people, ...said } = SAID[locale];
  const signed = (name: string, personId: string, time: string, hash: string) => ({
    name,
    personId,
    at: at(time),
    hash: hash.repeat(64),
  });
  return {
    form: 'onsite',
    number: 'SR-2026-000042',
    zone: 'Asia/Shanghai',
    dispatcher: signed(people.head, 'U0HEADQIAN', '09:52', '4'),
    grounds: {
      channelOfReceipt: 'slack',
      category: 'fault',
      severity: 'general',
      receivedAt: at('09:41'),
      contractName,
      phase: 'warranty',
    },
    taker: signed(people.engineer, 'U0ENGLI001', '10:05', '7'),
    customerName,
    address,
    contact,
    software,
    problem: problem.map((text, index) => ({ no: index + 1, text })),
    proposal: { mode: 'onsite', text: said.proposal },
    solution: { outcome: 'repaired', text: said.result },
    startedAt: at('10:50'),
    endedAt: at('12:20'),
    staff: signed(people.engineer, 'U0ENGLI001', '12:20', '9'),
    customer: { ...signed(contact.name, 'U0CUSTWANG', '12:31', 'c'), remark: said.remark },
    archivist: signed(people.desk, 'U0DESKSUN1', '14:02', 'e'),
    asOf: at('14:02'),
  };
}
