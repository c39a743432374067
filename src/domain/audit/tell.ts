import { z } from 'zod';
import { isPersonLane, type Intent } from '../record/outbox.js';
import type { Locale } from '../people/person.js';
import { firstFilled, type Roster } from '../people/roster.js';
import { findingSchema, keyOf, type Finding } from './finding.js';
import type { Recalled, Remembered } from './memory.js';

/** Findings of each kind of news that one message names; the others are counted. */
const MOST_NAMED = 10;

const newsSchema = z.object({ named: z.array(findingSchema), more: z.number().int() });
/** What one message of the auditor says. */
export const tidingsSchema = z.object({ found: newsSchema, lasting: newsSchema, over: newsSchema });
export type Tidings = z.infer<typeof tidingsSchema>;
export type News = keyof Tidings;

const NEWS = ['found', 'lasting', 'over'] as const satisfies readonly News[];

interface Told {
  /** As they are to be remembered: when and where they were told. */
  readonly findings: readonly Remembered[];
  readonly intents: readonly Intent[];
}

/**
 * Who is told of what has changed: the channel of the desk concerned; when there is none, or when it is that very lane
 * which is stuck, administrators and managers in person. One message a lane.
 * @param owing lanes in which an earlier message of the auditor still waits: nothing is repeated there
 */
export function tell(
  recalled: Recalled,
  roster: Roster,
  locale: Locale,
  owing: ReadonlySet<string>,
  now: Date,
): Told {
  const { findings, found, lasting, over } = recalled;
  const to = new Map<string, readonly string[]>([
    ...found.map((finding) => [keyOf(finding), audience(finding, roster)] as const),
    ...lasting.map((finding) => {
      const lanes = audience(finding, roster).filter((lane) => !owing.has(lane));
      return [keyOf(finding), lanes] as const;
    }),
  ]);
  const lanesOf = { found: to, lasting: to, over: new Map(over.map((one) => [keyOf(one), one.toldIn])) };
  const lanes = new Set([...to.values(), ...lanesOf.over.values()].flat());
  const tidingsIn = (lane: string): Tidings => {
    const news = (kind: News) =>
      newsOf(recalled[kind].filter((finding) => lanesOf[kind].get(keyOf(finding))!.includes(lane)));
    return Object.fromEntries(NEWS.map((kind) => [kind, news(kind)])) as Tidings;
  };
  return {
    findings: findings.map((finding) => {
      const told = to.get(keyOf(finding));
      if (!told || (finding.toldAt && told.length === 0)) return finding;
      return { ...finding, toldAt: now, toldIn: [...new Set([...finding.toldIn, ...told])] };
    }),
    intents: [...lanes].map((lane) => ({
      lane,
      kind: isPersonLane(lane) ? 'direct' : 'post',
      message: 'audit',
      locale,
      data: tidingsIn(lane),
    })),
  };
}

function audience({ kind, about, deskChannel }: Finding, roster: Roster): string[] {
  const stuck = kind === 'outbox-stuck' ? about : undefined;
  if (deskChannel && deskChannel !== stuck) return [deskChannel];
  const named = [...(roster.admin ?? []), ...(roster.manager ?? [])];
  const people = named.length > 0 ? named : firstFilled(roster, ['tech-head', 'front-desk', 'quality']);
  return [...new Set(people.map(({ id }) => id))].filter((id) => id !== stuck);
}

const newsOf = (findings: readonly Remembered[]): Tidings[News] => ({
  named: findings.slice(0, MOST_NAMED).map((finding) => findingSchema.parse(finding)),
  more: Math.max(0, findings.length - MOST_NAMED),
});
