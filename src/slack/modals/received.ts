import type { types } from '@slack/bolt';
import type { Received } from '../../domain/ticket/received.js';
import type { Texts } from '../../i18n/texts.js';
import type { FilingMetadata } from './filing.js';
import { dateTimeInput, textInput, type Read } from './inputs.js';

/** When it came, as far as it is typed or chosen. */
export interface ReceivedGiven {
  readonly receivedAt?: Date;
  readonly reference?: string;
  readonly lateReason?: string;
}

/** When the message was written that the request is made from: then it was received, whoever registers it when. */
const writtenAt = ({ source }: Pick<FilingMetadata, 'source'>): Date | undefined =>
  source && new Date(Number(source.ts) * 1000);

/**
 * Received when, by what number, and why it is registered only now (R2, R20, R35). Of a message of their own customers are asked for
 * the reason alone: when they wrote it is known.
 * @param at when the form is opened, for that is mostly when the telephone rings
 */
export function receivedInputs(
  metadata: FilingMetadata,
  { receivedAt, reference, lateReason }: ReceivedGiven,
  at: Date,
  t: Texts,
): types.InputBlock[] {
  const { when, whenHint, reference: label, lateReason: why } = t.received;
  const initial = receivedAt ?? writtenAt(metadata) ?? at;
  return [
    ...(metadata.onBehalf
      ? [
          dateTimeInput({ id: 'receivedAt', label: when, hint: whenHint, initial }),
          textInput({ id: 'reference', label, optional: true, max: 60, initial: reference }),
        ]
      : []),
    ...(metadata.late
      ? [textInput({ id: 'lateReason', label: why, multiline: true, max: 500, initial: lateReason })]
      : []),
  ];
}

/** What stands in these fields, for building the form again. */
export function receivedValues(read: Read): ReceivedGiven {
  const receivedAt = read.instant('receivedAt');
  const [reference, lateReason] = [read.text('reference'), read.text('lateReason')];
  return {
    ...(receivedAt ? { receivedAt } : {}),
    ...(reference ? { reference } : {}),
    ...(lateReason ? { lateReason } : {}),
  };
}

/**
 * When it was received, by the form. A message was received to the instant when it was written, where nobody has chosen another
 * time; Slack's clock may be ahead of ours, and then it was received now.
 * @param at when the form is submitted
 */
export function receivedGiven(
  given: ReceivedGiven,
  metadata: Pick<FilingMetadata, 'source'>,
  at: Date,
): Received {
  const { receivedAt: chosen, lateReason } = given;
  const written = writtenAt(metadata);
  const isAsWritten = written && (!chosen || seconds(chosen) === seconds(written));
  const receivedAt = isAsWritten ? (written > at ? undefined : written) : chosen;
  return { ...(receivedAt ? { receivedAt } : {}), ...(lateReason ? { lateReason } : {}) };
}

/** As the form has it. */
const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);
