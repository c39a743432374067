import type { types } from '@slack/bolt';
import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { section } from '../messages/blocks.js';
import { mention, typed } from '../messages/mrkdwn.js';
import { checkboxesInput, Read, textInput, type ViewValues } from './inputs.js';
import { modal, type ReadResult } from './modal.js';

const REASON_LENGTH = 500;

export interface PersonalDataMetadata {
  readonly personId: string;
}

/** What can be said at once about what is held; every other request is looked through when it is erased. */
export interface HeldShortly {
  readonly person: { readonly id: string };
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly requests: number;
  readonly open: number;
  readonly contracts: readonly string[];
}

/** What is held about somebody of a customer's, and the form by which it is erased. */
export function personalDataModal(held: HeldShortly, locale: Locale): types.ModalView {
  const { slack: t } = textsIn(locale).privacy;
  const { person, names, phones, requests, open, contracts } = held;
  const metadata: PersonalDataMetadata = { personId: person.id };
  const listed = (words: readonly string[]) => typed(words.join(', ') || '—', 500);
  return modal({
    callbackId: VIEW.personalData,
    title: t.title,
    submit: t.submit,
    close: t.close,
    blocks: [
      section(
        [
          `*${mention(person)}*`,
          t.names({ names: listed(names) }),
          t.phones({ phones: listed(phones) }),
          t.requests({ count: requests, open }),
          t.contracts({ names: listed(contracts) }),
        ].join('\n'),
      ),
      section(t.explain),
      textInput({ id: 'reason', label: t.reason, hint: t.reasonHint, max: REASON_LENGTH, multiline: true }),
      checkboxesInput({
        id: 'named',
        label: t.texts,
        optional: true,
        options: [{ value: 'named', label: t.named }],
      }),
    ],
    metadata,
  });
}

/** @returns on whose demand, and whether texts that name the person go too */
export function readPersonalDataForm(
  values: ViewValues,
  locale: Locale,
): ReadResult<{ reason: string; named: boolean }> {
  const read = new Read(values);
  const reason = read.text('reason').trim();
  if (reason === '') return { errors: { reason: textsIn(locale).fields.required } };
  return { ok: { reason, named: read.choices('named').includes('named') } };
}

/** In place of the form: what happens now. */
export function erasingModal(locale: Locale): types.ModalView {
  const { slack: t } = textsIn(locale).privacy;
  return modal({
    callbackId: VIEW.personalDataAsked,
    title: t.title,
    close: t.close,
    blocks: [section(t.asked)],
  });
}
