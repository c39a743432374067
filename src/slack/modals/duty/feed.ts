import type { types } from '@slack/bolt';
import type { Locale } from '../../../domain/people/person.js';
import { textsIn } from '../../../i18n/texts.js';
import { ACTION, VIEW } from '../../ids.js';
import { actions, button, context, section } from '../../messages/blocks.js';
import { escape, when } from '../../messages/mrkdwn.js';
import { modal } from '../modal.js';

interface Shown {
  /** False where the bot has no address for the world: then a file is sent. */
  readonly canSubscribe: boolean;
  /** When the address in use was made. */
  readonly since?: Date | undefined;
  /** The new address; shown once. */
  readonly address?: string | undefined;
  /** What has just been done. */
  readonly notice?: string | undefined;
  readonly zone: string;
  readonly locale: Locale;
}

/** How a person gets their duties into a calendar of their own. */
export function feedModal({ canSubscribe, since, address, notice, zone, locale }: Shown): types.ModalView {
  const t = textsIn(locale).duty.feed;
  const known = since ? t.since({ when: when(since, zone, locale) }) : t.none;
  const blocks = canSubscribe
    ? [
        section(t.explain),
        section(address ? `${t.address}\n\`\`\`${escape(address)}\`\`\`` : known),
        context(t.secret),
        ...actions('feed', [button(ACTION.renewFeed, since || address ? t.renew : t.make, 'renew')]),
      ]
    : [section(t.noUrl), ...actions('feed', [button(ACTION.sendFeed, t.send, 'send')])];
  return modal({
    callbackId: VIEW.dutyFeed,
    title: t.title,
    close: t.close,
    blocks: [...(notice ? [section(notice)] : []), ...blocks],
  });
}
