import type { types } from '@slack/bolt';
import { MAX_REMARK } from '../../domain/enquiry/kind.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { Read, textInput, type ViewValues } from './inputs.js';
import { modal, type ReadResult } from './modal.js';

export interface DismissalMetadata {
  /** Its number. */
  readonly enquiry: string;
}

/** Why a customer's message is no request, in words that the customer reads. */
export function dismissModal(enquiry: string, locale: Locale): types.ModalView {
  const { enquiries: t } = textsIn(locale);
  return modal({
    callbackId: VIEW.dismissEnquiry,
    title: t.dismissTitle,
    submit: t.dismissSubmit,
    close: t.close,
    metadata: { enquiry } satisfies DismissalMetadata,
    blocks: [
      textInput({ id: 'remark', label: t.remark, hint: t.remarkHint, multiline: true, max: MAX_REMARK }),
    ],
  });
}

export function readDismissal(values: ViewValues, locale: Locale): ReadResult<{ remark: string }> {
  const remark = new Read(values).text('remark').trim();
  return remark === '' ? { errors: { remark: textsIn(locale).fields.required } } : { ok: { remark } };
}
