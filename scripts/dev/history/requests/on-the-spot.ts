import { accept, archive, confirm, type PastRequest } from '../past-request.js';

/** What the resident engineers dealt with where they stood, and recorded by one form (R13). */
export const ON_THE_SPOT: readonly PastRequest[] = [
  {
    contract: 'renhe',
    at: { day: 3, time: '11:20' },
    from: 'liu',
    system: 'HIS 门诊系统',
    category: 'fault',
    items: ['3 号挂号窗口小票打印机不出纸'],
    spot: { by: 'li', minutes: 12, done: '纸仓传感器积灰，清理后连续打印 20 张正常。' },
    steps: [accept(40), confirm(55, 'wang'), archive(180)],
  },
  {
    contract: 'harbour',
    at: { day: 4, time: '09:40' },
    from: 'smith',
    system: 'Warehouse control',
    category: 'fault',
    items: ['Handheld 14 does not log on at gate 4'],
    spot: { by: 'chen', minutes: 9, done: 'Its clock had drifted; set, and the time server entered.' },
    steps: [accept(35), confirm(50, 'smith', 'Quick, thank you.'), archive(200)],
  },
];
