import type { RequestExport } from '../../domain/export/request-export.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { actions, button, section, type Message } from './blocks.js';
import { typed } from './mrkdwn.js';

/** How far an export is, or what became of it; while it is being made it can be cancelled. */
export function exportMessage(one: RequestExport): Message {
  const t = textsIn(one.locale).exports;
  const filename = typed(one.filename, 200);
  const count = figure(one.done);
  const lines: Record<RequestExport['state'], () => string> = {
    making: () => t.making({ filename, progress: progressOf(one) }),
    sending: () => t.sending({ filename, count }),
    done: () => (one.done > 0 ? t.done({ filename, count }) : t.nothing),
    failed: () => t.failed({ filename }),
    cancelled: () => t.cancelled({ filename }),
  };
  const text = lines[one.state]();
  const left = one.unreadable > 0 ? `\n${t.unreadable({ count: figure(one.unreadable) })}` : '';
  const cancel = one.state === 'making' ? [button(ACTION.exportCancel, t.cancel, one.id)] : [];
  return { text, blocks: [section(text + left), ...actions('export', cancel)] };
}

function progressOf({ done, total, locale }: RequestExport): string {
  const t = textsIn(locale).exports;
  return total === undefined ? t.counting : t.progress({ done: figure(done), total: figure(total) });
}

const figure = (value: number): string => value.toLocaleString('en-US');
