import type { types } from '@slack/bolt';
import { keepsRotas } from '../../../domain/duty/may.js';
import type { DutyPlan } from '../../../domain/duty/on-duty.js';
import type { Rota } from '../../../domain/duty/rota.js';
import { stretches } from '../../../domain/duty/stretches.js';
import type { Person } from '../../../domain/people/person.js';
import { zoneOf } from '../../../domain/time/zone.js';
import { textsIn, type Texts } from '../../../i18n/texts.js';
import { ACTION, VIEW } from '../../ids.js';
import { actions, button, context, divider, section, type Block } from '../../messages/blocks.js';
import { dateOf, dayLines } from '../../messages/duty/day-lines.js';
import { nowLines } from '../../messages/duty/now-lines.js';
import { typed } from '../../messages/mrkdwn.js';
import { modal } from '../modal.js';
import { DAY_MS } from '../../../domain/time/units.js';

/** Days that are shown. */
const SHOWN_DAYS = 14;
/** Days looked at behind those, for the ends of what begins on them. */
const LOOKED_DAYS = SHOWN_DAYS + 8;
/** Rotas of which it is said who is on duty now; all can be chosen. */
const MOST_ROTAS = 12;

/** Which rota and which weeks are shown. */
export interface CalendarMetadata {
  readonly rotaId?: string | undefined;
  /** A Monday (number of the day since 1970-01-01). */
  readonly firstDay: number;
}

/** The calendar below another modal. */
export interface CalendarBelow extends CalendarMetadata {
  readonly viewId: string;
}

interface Shown {
  readonly plan: DutyPlan;
  readonly metadata: CalendarMetadata;
  readonly person: Person;
  readonly now: Date;
  /** What has just been done, or why it was not. */
  readonly notice?: string | undefined;
}

/** The Monday of the week that a rota's wall clock is in. */
export function mondayOf(zone: string, at: Date): number {
  const day = zoneOf(zone).dayAt(at.getTime());
  // Day 0 was a Thursday.
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Who is on duty now in every rota; two weeks of one of them; and what this person can do. */
export function calendarModal({ plan, metadata, person, now, notice }: Shown): types.ModalView {
  const { locale } = person;
  const t = textsIn(locale).duty.calendar;
  const rota = plan.rotas.find(({ id }) => id === metadata.rotaId) ?? plan.rotas[0];
  const keeper = keepsRotas(person);
  const blocks: Block[] = [
    ...(notice ? [section(notice)] : []),
    ...(rota ? [] : [section(keeper ? t.noneKeeper : t.none)]),
    ...(rota ? [section(t.nowTitle)] : []),
    ...plan.rotas.slice(0, MOST_ROTAS).map((one) => section(nowLines(plan, one, now, locale))),
    ...(rota ? [divider(), ...weeks(plan, rota, metadata.firstDay, person, now)] : []),
    divider(),
    ...actions('acts', buttons(rota, keeper, t)),
  ];
  return modal({
    callbackId: VIEW.duty,
    title: t.title,
    close: t.close,
    blocks,
    metadata: { ...metadata, rotaId: rota?.id } satisfies CalendarMetadata,
  });
}

function weeks(plan: DutyPlan, rota: Rota, firstDay: number, person: Person, now: Date): Block[] {
  const { locale } = person;
  const t = textsIn(locale).duty.calendar;
  const zone = zoneOf(rota.zone);
  const [from, until] = [firstDay, firstDay + LOOKED_DAYS].map(
    (day) => new Date(zone.toInstant(day * DAY_MS)),
  ) as [Date, Date];
  const looked = stretches(plan, rota.id, from, until);
  const given = { rota, stretches: looked, until, firstDay, locale, readerId: person.id };
  const today = zone.dayAt(now.getTime());
  const days = Array.from({ length: SHOWN_DAYS }, (_none, index) => {
    const day = firstDay + index;
    const title = day === today ? t.today : t.day;
    return section([title({ day: dateOf(day, locale) }), ...dayLines(given, day)].join('\n'));
  });
  const range = { from: dateOf(firstDay, locale), to: dateOf(firstDay + SHOWN_DAYS - 1, locale) };
  return [
    ...choice(plan, rota, t),
    ...actions('weeks', [
      button(ACTION.dutyWeek('earlier'), t.earlier, String(firstDay - 7)),
      button(ACTION.dutyWeek('today'), t.toToday, String(mondayOf(rota.zone, now))),
      button(ACTION.dutyWeek('later'), t.later, String(firstDay + 7)),
    ]),
    section(t.week(range)),
    ...days,
    context(t.zone({ zone: rota.zone, id: rota.id })),
  ];
}

/** A menu of the rotas, when there are several. */
function choice(plan: DutyPlan, rota: Rota, t: Texts['duty']['calendar']): Block[] {
  if (plan.rotas.length < 2) return [section(`*${typed(rota.name, 60)}*`)];
  const option = ({ id, name }: Rota) => ({
    text: { type: 'plain_text' as const, text: name.slice(0, 75) },
    value: id,
  });
  const offered = plan.rotas.slice(0, 100);
  return [
    {
      type: 'section',
      block_id: 'rota',
      text: { type: 'mrkdwn', text: `*${t.rota}*` },
      accessory: {
        type: 'static_select',
        action_id: ACTION.dutyRota,
        options: offered.map(option),
        initial_option: option(rota),
      },
    },
  ];
}

function buttons(rota: Rota | undefined, keeper: boolean, t: Texts['duty']['calendar']) {
  const ofRota = rota
    ? [
        button(ACTION.dutySwap, t.swapButton, rota.id),
        button(ACTION.dutyOverride, t.overrideButton, rota.id),
        ...(keeper ? [button(ACTION.dutyEdit, t.editButton, rota.id)] : []),
      ]
    : [];
  return [
    ...ofRota,
    button(ACTION.dutyLeave, t.leaveButton, 'leave'),
    button(ACTION.dutyFeed, t.feedButton, 'feed'),
    ...(keeper ? [button(ACTION.dutyNew, t.newButton, 'new')] : []),
  ];
}
