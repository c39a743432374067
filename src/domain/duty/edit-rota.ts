import { refOf, type Person } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { amended, planWith, type DutyContext } from './decide.js';
import type { Decision } from '../record/decision.js';
import { canBeOnDuty, keepsRotas } from './may.js';
import { tellChanges, type Reason } from './news.js';
import type { Layer } from './rota.js';
import type { RotaRecord } from './rota-record.js';
import { DAY_MS } from '../time/units.js';

/** How far ahead people are told what a changed rota means for them. */
const TOLD_MS = 14 * DAY_MS;
/** Layers of a rota are numbered; a number is not used again, for overrides name it. */
const layerId = (number: number): string => `layer-${number}`;

/** What is said about a rota; a layer that has no `id` is new. */
export interface RotaDraft {
  readonly name: string;
  readonly zone: string;
  readonly layers: readonly (Omit<Layer, 'id'> & { readonly id?: string | undefined })[];
}

/** A new rota under an id that is free. */
export function makeRota(
  id: string,
  draft: RotaDraft,
  actor: Person,
  context: DutyContext,
): Decision<RotaRecord> | Refusal {
  const refusal = mayNotSay(draft, actor, context);
  if (refusal) return refusal;
  const { name, zone } = draft;
  const empty = { version: 1, edition: 1, overrides: [], earlier: [], past: [], swaps: [], history: [] };
  const layers = numbered(draft.layers, 0);
  const fresh: RotaRecord = { id, name, zone, layers, ...empty, changedAt: context.now };
  const record = amended(undefined, fresh, context, {
    by: actor,
    did: 'made',
    about: { name, zone, layers },
  });
  return { record, intents: told(record, actor, context, 'rota-made') };
}

/**
 * A rota said anew. Who was on duty so far stays as it was; overrides of a layer that is gone end.
 * @param edition of the rota that the change was made from: somebody else's meanwhile is not written over
 */
export function changeRota(
  before: RotaRecord,
  edition: number,
  draft: RotaDraft,
  actor: Person,
  context: DutyContext,
): Decision<RotaRecord> | Refusal {
  const refusal = mayNotSay(draft, actor, context);
  if (refusal) return refusal;
  if (before.edition !== edition || before.retiredAt) return refuse('rota-changed');
  const { name, zone } = draft;
  const layers = numbered(draft.layers, highest(before));
  const isSameDuty = JSON.stringify([zone, layers]) === JSON.stringify([before.zone, before.layers]);
  const { now } = context;
  const kept = ({ layerId: of }: { layerId?: string | undefined }) =>
    of === undefined || layers.some(({ id }) => id === of);
  const begun = before.overrides.filter((one) => !kept(one) && one.from < now);
  const changed: RotaRecord = {
    ...before,
    name,
    zone,
    layers,
    edition: edition + 1,
    overrides: [...before.overrides.filter(kept), ...begun.map((one) => ({ ...one, to: now }))],
    earlier: isSameDuty
      ? before.earlier
      : [...before.earlier, { until: now, zone: before.zone, layers: before.layers }],
  };
  const record = amended(before, changed, context, {
    by: actor,
    did: 'changed',
    about: { name, zone, layers },
  });
  return { record, intents: told(record, actor, context, 'rota-changed') };
}

/** A rota is not used any more; who was on duty stays known. */
export function retireRota(
  before: RotaRecord,
  actor: Person,
  context: DutyContext,
): Decision<RotaRecord> | Refusal {
  if (!keepsRotas(actor)) return refuse('duty-for-heads');
  if (before.retiredAt) return refuse('rota-gone');
  const record = amended(before, { ...before, retiredAt: context.now }, context, {
    by: actor,
    did: 'retired',
  });
  return { record, intents: told(record, actor, context, 'rota-retired') };
}

function mayNotSay({ layers }: RotaDraft, actor: Person, { roster }: DutyContext): Refusal | undefined {
  if (!keepsRotas(actor)) return refuse('duty-for-heads');
  const nobody = layers.flatMap(({ people }) => people).find(({ id }) => !canBeOnDuty(roster, id));
  return nobody && refuse('no-role', { name: nobody.name });
}

const highest = ({ layers, earlier }: RotaRecord): number =>
  Math.max(
    0,
    ...[layers, ...earlier.map((edition) => edition.layers)]
      .flat()
      .map(({ id }) => Number(id.split('-')[1]) || 0),
  );

function numbered(layers: RotaDraft['layers'], last: number): Layer[] {
  let number = last;
  return layers.map(({ id, ...layer }) => ({ id: id ?? layerId((number += 1)), ...layer }));
}

function told(record: RotaRecord, actor: Person, context: DutyContext, because: Reason['because']) {
  const { now, plan, roster } = context;
  const plans = { before: plan, after: planWith(plan, record) };
  const until = new Date(now.getTime() + TOLD_MS);
  return tellChanges(plans, now, until, { because, by: refOf(actor), rota: record.name }, roster);
}
