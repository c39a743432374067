import type { types } from '@slack/bolt';
import type { Leave } from '../../../domain/duty/leave.js';
import { keepsRotas } from '../../../domain/duty/may.js';
import type { Person } from '../../../domain/people/person.js';
import { zoneOf } from '../../../domain/time/zone.js';
import { textsIn } from '../../../i18n/texts.js';
import { ACTION, VIEW } from '../../ids.js';
import { button, divider, section, sectionWith } from '../../messages/blocks.js';
import { typed } from '../../messages/mrkdwn.js';
import { dateInput, personInput, Read, textInput, timeInput, type ViewValues } from '../inputs.js';
import type { CalendarBelow } from './calendar.js';
import { modal, type FieldErrors, type ReadResult } from '../modal.js';
import { MAX_REASON } from './override.js';
import { plainSpan } from './spans.js';
import { MINUTE_MS } from '../../../domain/time/units.js';

/** Leaves shown above the form. */
const MOST_SHOWN = 20;

export interface LeaveMetadata {
  readonly below?: CalendarBelow | undefined;
}

interface LeaveForm {
  /** Of this person; of everybody for whoever keeps the rotas. */
  readonly leaves: readonly Leave[];
  readonly person: Person;
  /** The desk's, in which days begin and end. */
  readonly zone: string;
  readonly metadata: LeaveMetadata;
  readonly notice?: string | undefined;
}

/** Leaves that are announced, and a form for another. */
export function leaveModal({ leaves, person, zone, metadata, notice }: LeaveForm): types.ModalView {
  const { locale } = person;
  const t = textsIn(locale).duty.leave;
  const lines = leaves
    .slice(0, MOST_SHOWN)
    .map((one) =>
      sectionWith(
        t.line({ name: typed(one.person.name, 100), span: plainSpan(one, zone, locale) }),
        button(ACTION.endLeave, t.end, one.id),
      ),
    );
  return modal({
    callbackId: VIEW.dutyLeave,
    title: t.title,
    submit: t.submit,
    close: t.close,
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(lines.length > 0 ? [section(t.planned), ...lines, divider()] : []),
      section(t.explain),
      ...(keepsRotas(person) ? [personInput({ id: 'person', label: t.person, initial: person.id })] : []),
      dateInput({ id: 'fromDay', label: t.fromDay }),
      timeInput({ id: 'fromTime', label: t.fromTime, optional: true }),
      dateInput({ id: 'toDay', label: t.toDay }),
      timeInput({ id: 'toTime', label: t.toTime, optional: true }),
      textInput({ id: 'reason', label: t.reason, max: MAX_REASON, optional: true }),
    ],
    metadata,
  });
}

export interface LeaveRead {
  readonly personId: string;
  readonly from: Date;
  readonly to: Date;
  readonly reason?: string;
}

/** Whole days where no time is given: the last day is included. */
export function readLeave(values: ViewValues, person: Person, zone: string): ReadResult<LeaveRead> {
  const read = new Read(values);
  const { required } = textsIn(person.locale).fields;
  const [fromDay, toDay] = [read.date('fromDay'), read.date('toDay')];
  const missing = Object.entries({ fromDay, toDay }).filter(([, value]) => !value);
  if (!fromDay || !toDay) {
    return { errors: Object.fromEntries(missing.map(([id]) => [id, required])) as FieldErrors };
  }
  const [fromTime, toTime] = [read.time('fromTime'), read.time('toTime')];
  const reason = read.text('reason');
  return {
    ok: {
      personId: read.person('person') ?? person.id,
      from: instant(fromDay, fromTime ?? '00:00', zone),
      to: instant(toDay, toTime ?? '24:00', zone),
      ...(reason ? { reason } : {}),
    },
  };
}

function instant(day: string, time: string, zone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * MINUTE_MS;
  return new Date(zoneOf(zone).toInstant(wall));
}
