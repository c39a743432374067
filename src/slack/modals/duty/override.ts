import type { types } from '@slack/bolt';
import { keepsRotas } from '../../../domain/duty/may.js';
import { mayEnd } from '../../../domain/duty/override.js';
import type { Override } from '../../../domain/duty/rota.js';
import type { RotaRecord } from '../../../domain/duty/rota-record.js';
import type { Person } from '../../../domain/people/person.js';
import type { Stretch } from '../../../domain/duty/stretches.js';
import { textsIn } from '../../../i18n/texts.js';
import { ACTION, VIEW } from '../../ids.js';
import { button, divider, section, sectionWith, type Block } from '../../messages/blocks.js';
import { typed } from '../../messages/mrkdwn.js';
import { dateTimeInput, personInput, Read, selectInput, textInput, type ViewValues } from '../inputs.js';
import { modal, type FieldErrors, type ReadResult } from '../modal.js';
import { plainSpan } from './spans.js';
import type { RotaMetadata } from './swap.js';

/** Overrides shown above the form. */
const MOST_SHOWN = 15;
const WHOLE = 'whole';
export const MAX_REASON = 200;

interface OverrideForm {
  readonly rota: RotaRecord;
  /** The duty that is proposed to be handed over: the person's next. */
  readonly proposed?: Stretch | undefined;
  readonly person: Person;
  readonly now: Date;
  readonly metadata: RotaMetadata;
  readonly notice?: string | undefined;
}

/** What is arranged already, and a form for another override. */
export function overrideModal({
  rota,
  proposed,
  person,
  now,
  metadata,
  notice,
}: OverrideForm): types.ModalView {
  const { locale } = person;
  const t = textsIn(locale).duty.override;
  const { wholeRota } = textsIn(locale).duty.calendar;
  const keeper = keepsRotas(person);
  const layers = rota.layers.map(({ id, name }) => ({ value: id, label: name }));
  const ahead = rota.overrides.filter(({ to }) => to > now).slice(0, MOST_SHOWN);
  const lines = ahead.map((one) => line(one, rota, person));
  return modal({
    callbackId: VIEW.dutyOverride,
    title: t.title,
    submit: t.submit,
    close: t.close,
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(lines.length > 0 ? [section(t.planned), ...lines, divider()] : []),
      section(`*${typed(rota.name, 60)}*\n${keeper ? t.explainKeeper : t.explain}`),
      selectInput({
        id: 'layer',
        label: t.layer,
        options: [...layers, ...(keeper ? [{ value: WHOLE, label: wholeRota }] : [])],
        initial: proposed?.layerId ?? layers[0]!.value,
      }),
      dateTimeInput({ id: 'from', label: t.from, initial: proposed?.from }),
      dateTimeInput({ id: 'to', label: t.to, initial: proposed?.to }),
      personInput({ id: 'person', label: t.person }),
      textInput({ id: 'reason', label: t.reason, max: MAX_REASON, optional: true }),
    ],
    metadata,
  });
}

function line(one: Override, rota: RotaRecord, person: Person): Block {
  const { duty } = textsIn(person.locale);
  const layer = rota.layers.find(({ id }) => id === one.layerId)?.name ?? duty.calendar.wholeRota;
  const said = {
    layer: typed(layer, 60),
    span: plainSpan(one, rota.zone, person.locale),
    name: typed(one.person.name, 100),
  };
  const text =
    one.kind === 'swap'
      ? duty.override.swapLine(said)
      : duty.override.line({ ...said, by: typed(one.by.name, 100) });
  if (!mayEnd(one, person)) return section(text);
  const value = JSON.stringify({ rotaId: rota.id, overrideId: one.id });
  return sectionWith(text, button(ACTION.endOverride, duty.override.end, value));
}

/** What was asked; the person is still to be named. */
export interface OverrideRead {
  readonly layerId?: string;
  readonly from: Date;
  readonly to: Date;
  readonly personId: string;
  readonly reason?: string;
}

export function readOverride(values: ViewValues, person: Person): ReadResult<OverrideRead> {
  const read = new Read(values);
  const { required } = textsIn(person.locale).fields;
  const layer = read.choice('layer');
  const [from, to, personId] = [read.instant('from'), read.instant('to'), read.person('person')];
  const missing = Object.entries({ layer, from, to, person: personId }).filter(([, value]) => !value);
  if (!layer || !from || !to || !personId) {
    return { errors: Object.fromEntries(missing.map(([id]) => [id, required])) as FieldErrors };
  }
  const reason = read.text('reason');
  const layerId = layer === WHOLE ? {} : { layerId: layer };
  return { ok: { ...layerId, from, to, personId, ...(reason ? { reason } : {}) } };
}
