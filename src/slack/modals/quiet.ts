import type { types } from '@slack/bolt';
import type { Locale } from '../../domain/people/person.js';
import type { QuietHours } from '../../domain/people/quiet-hours.js';
import { textsIn } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { section } from '../messages/blocks.js';
import type { TimesRead } from '../parse/quiet-words.js';
import { Read, timeInput, type ViewValues } from './inputs.js';
import { modal, type ReadResult } from './modal.js';

/** `/service quiet`: what holds now, and two times that may both be empty. */
export function quietModal(quiet: QuietHours | undefined, zone: string, locale: Locale): types.ModalView {
  const t = textsIn(locale).quiet;
  return modal({
    callbackId: VIEW.quiet,
    title: t.title,
    submit: t.submit,
    close: t.close,
    blocks: [
      section(quiet ? t.now(quiet) : t.none),
      section(t.meaning({ zone })),
      timeInput({ id: 'from', label: t.from, optional: true, initial: quiet?.from }),
      timeInput({ id: 'to', label: t.to, optional: true, hint: t.bothEmpty, initial: quiet?.to }),
    ],
  });
}

/** @returns the times, `off` when both are empty, or what is wrong at which field */
export function readQuietForm(values: ViewValues, locale: Locale): ReadResult<TimesRead | 'off'> {
  const read = new Read(values);
  const t = textsIn(locale).quiet;
  const [from, to] = [read.time('from'), read.time('to')];
  if (!from && !to) return { ok: 'off' };
  if (!from) return { errors: { from: t.oneMissing } };
  if (!to) return { errors: { to: t.oneMissing } };
  return from === to ? { errors: { to: t.same } } : { ok: { from, to } };
}
