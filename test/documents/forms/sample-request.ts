import { taskSheet, type TaskSheet } from '../../../src/domain/forms/task-sheet.js';
import type { TaskSheetForm } from '../../../src/domain/ticket/form.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { CONTRACT, Story } from '../../domain/ticket/requests.js';
import { li, qian, sun, wang } from '../../domain/people/cast.js';

/** A request that went the whole way, with a mode of one's choosing. */
export function servedRequest(mode: TaskSheetForm): Ticket {
  const story = new Story({
    filing: {
      items: [
        'PACS 无法登录，提示“连接超时”。今天上午 9:40 起门诊 3 层全部 12 台工作站都如此，重启工作站无效；检查室已改用胶片。',
        'Two workstations show a blue screen after the update of last Friday (KB5031356).',
      ],
    },
  })
    .must('10:05', sun, 'acknowledge')
    .must('10:06', qian, 'assign')
    .must('10:10', li, 'propose', { mode, text: '检查 PACS 应用服务器与数据库的连接，必要时切换到备机。' });
  if (mode === 'onsite') story.must('10:20', li, 'depart').must('10:40', li, 'arrive');
  story
    .must('11:30', li, 'resolve', {
      outcome: 'repaired',
      text: '数据库监听进程因日志盘写满而停止。已清理日志、扩充日志盘并加上容量告警；两台工作站回退补丁后恢复。已与科室共同验证登录、调阅、归档三项。',
    })
    .must('11:45', wang, 'confirm', { remark: '已恢复，谢谢' });
  if (mode === 'remote') story.must('11:50', li, 'sign-off');
  return story.must('12:00', sun, 'archive').ticket;
}

/** A request that was only filed: everything else is still to be written by hand. */
export const newRequest = (): Ticket => new Story().ticket;

export const sheetOf = (form: TaskSheetForm, ticket: Ticket): TaskSheet => taskSheet(form, ticket, CONTRACT);
