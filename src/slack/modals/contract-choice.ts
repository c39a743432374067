import type { types } from '@slack/bolt';
import type { Contract } from '../../domain/contract/contract.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { context, plain, sectionWith } from '../messages/blocks.js';
import { modal } from './modal.js';

/** As many as a menu of Slack's holds. */
const MOST_OFFERED = 100;

/** Which contract it is to be, where the channel has none of its own; choosing opens its form in place of this. */
export function contractChoice(
  contracts: readonly Pick<Contract, 'id' | 'name' | 'customerName'>[],
  locale: Locale,
  channel?: string,
): types.ModalView {
  const t = textsIn(locale).contracts.form;
  const options = contracts.slice(0, MOST_OFFERED).map(({ id, customerName, name }) => ({
    text: plain(`${customerName} · ${name}`, 75),
    value: id,
  }));
  const left = contracts.length - MOST_OFFERED;
  return modal({
    callbackId: VIEW.contractChoice,
    title: t.title,
    close: t.close,
    metadata: channel ? { channel } : {},
    blocks: [
      sectionWith(`*${t.choose}*`, { type: 'static_select', action_id: ACTION.editContract, options }),
      ...(left > 0 ? [context(t.more({ count: left }))] : []),
    ],
  });
}
