import type { types } from '@slack/bolt';
import { textsIn } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { whyMessage, type WhyTold } from '../messages/why.js';
import { modal } from './modal.js';

/** The same as the message, above the modal of the request. */
export function whyModal(told: WhyTold): types.ModalView {
  const { title, close } = textsIn(told.locale).why;
  return modal({ callbackId: VIEW.why, title, close, blocks: whyMessage(told).blocks });
}
