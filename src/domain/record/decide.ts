import type { Person } from '../people/person.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { concluded, doerOf, TIME } from './conclude.js';
import type { Context } from './context.js';
import type { Decision, Outcome } from './decision.js';
import type { Errand } from './errand.js';
import type { BaseFact, Doer } from './fact.js';
import type { Command, Kind } from './kind.js';
import type { Told } from './told.js';

/** What opens a record under a number, or why not. Whether they may is not asked here. */
export function opened<S, F extends BaseFact, C extends Command>(
  kind: Kind<S, F, C>,
  number: string,
  given: unknown,
  doer: Doer,
  context: Context,
): Decision<Told<S, F>> | Refusal {
  const change = kind.open(given, doer, context);
  return isRefusal(change) ? change : concluded(kind, number, change, context, doer);
}

/** What a person's command makes of a record: may they, is there such a verb now, and what it decides. */
export function decided<S, F extends BaseFact, C extends Command>(
  kind: Kind<S, F, C>,
  record: Told<S, F>,
  given: unknown,
  actor: Person,
  context: Context,
): Decision<Told<S, F>> | Refusal {
  const command = kind.command.parse(given);
  const { id: number } = record;
  if (!kind.maySee(actor, record)) return refuse('record-not-found', { number });
  const forbidden = kind.mayNot(actor, command, record);
  if (forbidden) return forbidden;
  if (!kind.verbs(record.state).includes(command.do)) return refuse('record-not-now', { number });
  const change = kind.decide(record, command, actor, context);
  return isRefusal(change) ? change : concluded(kind, record, change, context, doerOf(actor));
}

/** What time does to a record. */
export function ticked<S, F extends BaseFact>(
  kind: Kind<S, F>,
  record: Told<S, F>,
  context: Context,
): Outcome<Told<S, F>> {
  const change = kind.tick?.(record, context);
  return change && concluded(kind, record, change, context, TIME);
}

/** What an act on another record means for this one. */
export function asked<S, F extends BaseFact>(
  kind: Kind<S, F>,
  record: Told<S, F>,
  errand: Errand,
  context: Context,
): Outcome<Told<S, F>> {
  if (!kind.asked) throw new Error(`a ${kind.name} cannot be asked for ${errand.do}`);
  const change = kind.asked(record, errand, context);
  if (change === undefined || isRefusal(change)) return change;
  return concluded(kind, record, change, context, errand);
}
