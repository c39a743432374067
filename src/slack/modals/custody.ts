import type { types } from '@slack/bolt';
import { textsIn } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { custodyMessage, type CustodyTold } from '../messages/custody.js';
import { modal } from './modal.js';

/** The same as the message, above the modal of the request. */
export function custodyModal(told: CustodyTold): types.ModalView {
  const { title, close } = textsIn(told.locale).custody;
  return modal({ callbackId: VIEW.custody, title, close, blocks: custodyMessage(told).blocks });
}
