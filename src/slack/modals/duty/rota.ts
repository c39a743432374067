import type { types } from '@slack/bolt';
import type { RotaRecord } from '../../../domain/duty/rota-record.js';
import { WEEKDAYS } from '../../../domain/duty/windows.js';
import type { Locale } from '../../../domain/people/person.js';
import { zoneOf } from '../../../domain/time/zone.js';
import { textsIn, type Texts } from '../../../i18n/texts.js';
import { ACTION, VIEW } from '../../ids.js';
import { actions, button, divider, section, type Block } from '../../messages/blocks.js';
import { clip } from '../../messages/mrkdwn.js';
import { weekdayText } from '../../messages/zone-times.js';
import { hoursText } from '../../parse/hours-text.js';
import {
  dateTimeInput,
  peopleInput,
  Read,
  selectInput,
  textInput,
  timeInput,
  type ViewValues,
} from '../inputs.js';
import type { CalendarBelow } from './calendar.js';
import { modal } from '../modal.js';

/** What the form of a rota remembers between its views. */
export interface RotaFormMetadata {
  /** None for a new rota. */
  readonly rotaId?: string | undefined;
  /** The edition that the form was made from. */
  readonly edition?: number | undefined;
  /** The layers shown: their keys in the form, each used once, and their ids in the rota, if they are in it. */
  readonly layers: readonly { readonly key: number; readonly id?: string | undefined }[];
  readonly below?: CalendarBelow | undefined;
}

/** What stands in the fields of a layer. */
export interface LayerValues {
  readonly name: string;
  readonly people: readonly string[];
  readonly order: string;
  readonly from?: Date | undefined;
  readonly every: string;
  readonly unit: 'days' | 'weeks';
  readonly weekday: string;
  readonly at?: string | undefined;
  readonly hours: string;
}

export interface RotaValues {
  readonly name: string;
  readonly zone: string;
  readonly layers: Readonly<Record<number, LayerValues>>;
}

/** A layer handed over every Monday morning, for a beginning. */
export const NEW_LAYER: LayerValues = {
  name: '',
  people: [],
  order: '',
  every: '1',
  unit: 'weeks',
  weekday: 'mon',
  at: '08:00',
  hours: '',
};

/** Of a domain's rules; more layers cannot be saved. */
export const MOST_LAYERS = 8;

/** The block of a layer's field. */
export const fieldOf = (field: keyof LayerValues, key: number): string => `${field}-${key}`;

interface RotaForm {
  readonly metadata: RotaFormMetadata;
  readonly values: RotaValues;
  readonly locale: Locale;
}

/** A rota in a form: name and zone, then its layers one below the other. */
export function rotaModal({ metadata, values, locale }: RotaForm): types.ModalView {
  const t = textsIn(locale).duty.rota;
  return modal({
    callbackId: VIEW.dutyRota,
    title: t.title,
    submit: t.submit,
    close: t.close,
    blocks: [
      textInput({ id: 'name', label: t.name, max: 60, initial: values.name }),
      textInput({ id: 'zone', label: t.zone, max: 60, initial: values.zone }),
      ...metadata.layers.flatMap(({ key }, index) => [
        divider(),
        section(t.layerTitle({ number: index + 1 })),
        ...layerInputs(key, values.layers[key] ?? NEW_LAYER, locale, t),
        ...(metadata.layers.length > 1
          ? actions(`remove-${key}`, [button(ACTION.removeLayer, t.removeLayer, String(key))])
          : []),
      ]),
      divider(),
      ...actions('layers', [
        ...(metadata.layers.length < MOST_LAYERS ? [button(ACTION.addLayer, t.addLayer, 'add')] : []),
        ...(metadata.rotaId ? [retireButton(metadata.rotaId, t)] : []),
      ]),
    ],
    metadata,
  });
}

function retireButton(rotaId: string, t: Texts['duty']['rota']) {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  return {
    ...button(ACTION.retireRota, t.retire, rotaId, 'danger'),
    confirm: {
      title: plain(clip(t.retireTitle, 100)),
      text: plain(clip(t.retireText, 300)),
      confirm: plain(clip(t.retireYes, 30)),
      deny: plain(clip(t.retireNo, 30)),
    },
  };
}

function layerInputs(key: number, layer: LayerValues, locale: Locale, t: Texts['duty']['rota']): Block[] {
  const id = (field: keyof LayerValues) => fieldOf(field, key);
  const units = [
    { value: 'days', label: t.days },
    { value: 'weeks', label: t.weeks },
  ];
  const weekdays = WEEKDAYS.map((value, day) => ({ value, label: weekdayText(day, locale) }));
  return [
    textInput({
      id: id('name'),
      label: t.layerName,
      max: 60,
      initial: layer.name,
      placeholder: t.layerPlaceholder,
    }),
    peopleInput({ id: id('people'), label: t.people, initial: layer.people }),
    textInput({
      id: id('order'),
      label: t.order,
      max: 3000,
      multiline: true,
      optional: true,
      initial: layer.order,
      hint: t.orderHint,
    }),
    dateTimeInput({ id: id('from'), label: t.from, initial: layer.from }),
    textInput({ id: id('every'), label: t.every, max: 3, initial: layer.every }),
    selectInput({ id: id('unit'), label: t.unit, options: units, initial: layer.unit }),
    selectInput({ id: id('weekday'), label: t.weekday, options: weekdays, initial: layer.weekday }),
    timeInput({ id: id('at'), label: t.at, initial: layer.at }),
    textInput({
      id: id('hours'),
      label: t.hours,
      max: 1000,
      multiline: true,
      optional: true,
      initial: layer.hours,
      hint: t.hoursHint,
    }),
  ];
}

/** A rota as it stands in the form; its people are those who are on the desk's roster still, and those who were. */
export function valuesOf(
  rota: RotaRecord,
  locale: Locale,
): { values: RotaValues; layers: RotaFormMetadata['layers'] } {
  const zone = zoneOf(rota.zone);
  const layers = rota.layers.map((layer, index) => {
    const { name, people, from, handover, hours } = layer;
    const wall = Date.parse(`${from.day}T${from.time}:00Z`);
    const ids = [...new Set(people.map(({ id }) => id))];
    const values: LayerValues = {
      name,
      people: ids,
      order: people.map((person) => person.name).join('\n'),
      from: new Date(zone.toInstant(wall)),
      every: String(handover.every),
      unit: handover.unit,
      weekday: handover.unit === 'weeks' ? handover.weekday : NEW_LAYER.weekday,
      at: handover.at,
      hours: hoursText(hours, locale),
    };
    return { key: index + 1, id: layer.id, values };
  });
  return {
    values: {
      name: rota.name,
      zone: rota.zone,
      layers: Object.fromEntries(layers.map(({ key, values }) => [key, values])),
    },
    layers: layers.map(({ key, id }) => ({ key, id })),
  };
}

/** What stands in the fields, for building the form again without losing a word. */
export function typedRota(values: ViewValues, { layers }: RotaFormMetadata): RotaValues {
  const read = new Read(values);
  const layer = (key: number): LayerValues => {
    const id = (field: keyof LayerValues) => fieldOf(field, key);
    return {
      name: read.text(id('name')),
      people: read.people(id('people')),
      order: read.text(id('order')),
      from: read.instant(id('from')),
      every: read.text(id('every')).normalize('NFKC'),
      unit: read.choice(id('unit')) === 'days' ? 'days' : 'weeks',
      weekday: read.choice(id('weekday')) ?? NEW_LAYER.weekday,
      at: read.time(id('at')),
      hours: read.text(id('hours')),
    };
  };
  return {
    name: read.text('name'),
    zone: read.text('zone'),
    layers: Object.fromEntries(layers.map(({ key }) => [key, layer(key)])),
  };
}
