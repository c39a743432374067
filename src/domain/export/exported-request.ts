import { z } from 'zod';
import { clockSchema } from '../sla/clock.js';
import type { Metric } from '../sla/terms.js';
import { factSchema } from '../ticket/facts.js';
import { ticketSchema } from '../ticket/ticket.js';

const FACTS = factSchema.options.map((option) => option.shape.type.value);

/** Of a clock, what stands in an export; how its life was made up is in `/service why`. */
const exportedClockSchema = clockSchema.pick({
  metric: true,
  cycle: true,
  state: true,
  dueAt: true,
  stoppedAt: true,
  dropped: true,
  workedMinutes: true,
  pausedMinutes: true,
});

/** Of a request, what an export needs: reading no more keeps a hundred thousand of them quick. */
export const exportedRequestSchema = ticketSchema
  .pick({
    id: true,
    status: true,
    receivedAt: true,
    contractName: true,
    customerName: true,
    site: true,
    system: true,
    phase: true,
    equipmentId: true,
    equipmentLabel: true,
    channelOfReceipt: true,
    requester: true,
    filedBy: true,
    category: true,
    severity: true,
    mode: true,
    items: true,
    responsible: true,
    acknowledgedBy: true,
    proposal: true,
    quotation: true,
    resolution: true,
    signature: true,
    unanswered: true,
    closedAt: true,
    cycle: true,
    mergedInto: true,
    mergedIn: true,
  })
  .extend({
    clocks: z.array(exportedClockSchema),
    history: z.array(z.object({ type: z.enum(FACTS), at: z.date() })),
  });
export type ExportedRequest = z.infer<typeof exportedRequestSchema>;
export type ExportedClock = ExportedRequest['clocks'][number];

/** Fields as the store is asked for them. */
export const EXPORTED_FIELDS: readonly string[] = Object.entries(exportedRequestSchema.shape).flatMap(
  ([field, schema]) => {
    if (field === 'id') return [];
    if (field === 'clocks') return Object.keys(exportedClockSchema.shape).map((key) => `clocks.${key}`);
    return schema === exportedRequestSchema.shape.history ? ['history.type', 'history.at'] : [field];
  },
);

/** The clock of a promise in the newest round that has one. */
export const clockOf = ({ clocks }: ExportedRequest, metric: Metric): ExportedClock | undefined =>
  clocks.filter((clock) => clock.metric === metric).sort((a, b) => b.cycle - a.cycle)[0];

/** When what was promised was done; a clock that was dropped ended without that. */
export const doneAt = (clock: ExportedClock | undefined): Date | undefined =>
  clock && !clock.dropped ? clock.stoppedAt : undefined;

/** Broken promises of all rounds. */
export const breachesOf = ({ clocks }: ExportedRequest): readonly ExportedClock[] =>
  clocks.filter(({ state }) => state === 'breached');

type FactType = ExportedRequest['history'][number]['type'];

/** How often something has happened. */
export const timesOf = ({ history }: ExportedRequest, type: FactType): number =>
  history.filter((fact) => fact.type === type).length;

/** When it happened last, in the present round. */
export function lastOf({ history }: ExportedRequest, type: FactType): Date | undefined {
  const round = history.slice(history.findLastIndex((fact) => fact.type === 'reopened') + 1);
  return round.findLast((fact) => fact.type === type)?.at;
}
