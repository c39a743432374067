import type { Person, PersonRef } from '../../../src/domain/people/person.js';
import { rolesOf, type Roster } from '../../../src/domain/people/roster.js';
import type { DutyContext } from '../../../src/domain/duty/decide.js';
import type { Decision } from '../../../src/domain/record/decision.js';
import type { Leave } from '../../../src/domain/duty/leave.js';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import type { RotaRecord } from '../../../src/domain/duty/rota-record.js';
import type { Layer, Override, Rota } from '../../../src/domain/duty/rota.js';
import type { Intent } from '../../../src/domain/record/outbox.js';
import { isRefusal, type Refusal } from '../../../src/domain/refusal.js';

export const [wang, li, zhao, chen] = ['Wang Wei', 'Li Na', 'Zhao Min', 'Chen Jie'].map(
  (name): PersonRef => ({ id: `U-${name.split(' ')[0]!.toUpperCase()}`, name }),
) as [PersonRef, PersonRef, PersonRef, PersonRef];

/** Nights of the week from Monday 18:00 to 08:00, a week each, beginning with Wang on Monday 2026-11-02. */
export const NIGHTS: Layer = {
  id: 'nights',
  name: '夜班',
  people: [wang, li, zhao],
  from: { day: '2026-11-02', time: '08:00' },
  handover: { unit: 'weeks', every: 1, weekday: 'mon', at: '08:00' },
  hours: {
    mon: ['18:00-08:00'],
    tue: ['18:00-08:00'],
    wed: ['18:00-08:00'],
    thu: ['18:00-08:00'],
    fri: ['18:00-08:00'],
  },
};

/** A day each, round the clock, handed over at 08:00. */
export const DAILY: Layer = {
  id: 'daily',
  name: '一线',
  people: [wang, li, zhao],
  from: { day: '2026-11-02', time: '08:00' },
  handover: { unit: 'days', every: 1, at: '08:00' },
};

export const rota = (layers: Layer[], more: Partial<Rota> = {}): Rota => ({
  id: 'support',
  version: 1,
  name: '技术支持值班',
  zone: 'Asia/Shanghai',
  layers,
  overrides: [],
  earlier: [],
  ...more,
});

export const at = (text: string) => new Date(text.length === 16 ? `${text}:00+08:00` : text);

let made = 0;
export const override = (
  person: PersonRef,
  from: string,
  to: string,
  more: Partial<Override> = {},
): Override => ({
  id: `override-${(made += 1)}`,
  layerId: 'daily',
  from: at(from),
  to: at(to),
  person,
  kind: 'override',
  by: chen,
  at: at('2026-11-01T09:00'),
  ...more,
});

export const leave = (person: PersonRef, from: string, to: string): Leave => ({
  id: `leave-${(made += 1)}`,
  version: 1,
  person,
  from: at(from),
  to: at(to),
  by: person,
  at: at('2026-11-01T09:00'),
});

/** A rota as it is kept, without anything done to it yet. */
export const kept = (layers: Layer[], more: Partial<RotaRecord> = {}): RotaRecord => ({
  ...rota(layers),
  edition: 1,
  past: [],
  swaps: [],
  changedAt: at('2026-11-01T09:00'),
  history: [],
  ...more,
});

/** The company: three engineers, and Chen who heads the technical department. */
export const ROSTER: Roster = { engineer: [wang, li, zhao], 'tech-head': [chen] };

export const acting = (person: PersonRef): Person => ({
  ...person,
  locale: 'zh-CN',
  roles: rolesOf(ROSTER, person.id),
  customerIds: [],
  external: false,
});

/** What a decision knows. */
export const context = (now: string, plan: DutyPlan, cause = 'view:V1'): DutyContext => ({
  now: at(now),
  cause,
  plan,
  roster: ROSTER,
});

/** Who is told what, short. */
export const told = (intents: readonly Intent[]) =>
  intents.map(({ lane, message }) => `${lane} ${message}`).sort();

/** The decision, which is no refusal. */
export function decided<T>(outcome: Decision<T> | Refusal): Decision<T> {
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}
