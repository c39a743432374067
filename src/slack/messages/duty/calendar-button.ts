import type { Texts } from '../../../i18n/texts.js';
import { ACTION } from '../../ids.js';
import { actions, button, section, type Message } from '../blocks.js';
import { clipMrkdwn } from '../mrkdwn.js';

/** Lines with a button that opens the duty calendar. */
export function calendarButton(lines: readonly string[], t: Texts['duty']): Message {
  const text = lines.join('\n');
  return {
    text: clipMrkdwn(text, 3000),
    blocks: [section(text), ...actions('duty', [button(ACTION.duty, t.showCalendar, '')])],
  };
}
