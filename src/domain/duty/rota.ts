import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import { isDay } from '../time/day.js';
import { isZone } from '../time/zone.js';
import { WEEKDAYS, windowsSchema } from './windows.js';

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' });
const daySchema = z.string().refine(isDay, { error: 'not-a-day' });
const zoneSchema = z.string().refine(isZone, { error: 'unknown-zone' });
const nameSchema = z.string().trim().min(1, { error: 'no-name' }).max(60, { error: 'too-long' });

/** When a turn ends and the next begins: every so many days or weeks, at a time of the rota's wall clock. */
const handoverSchema = z.discriminatedUnion('unit', [
  z.strictObject({
    unit: z.literal('days'),
    every: z.number().int().min(1, { error: 'bad-every' }).max(366, { error: 'bad-every' }),
    at: timeSchema,
  }),
  z.strictObject({
    unit: z.literal('weeks'),
    every: z.number().int().min(1, { error: 'bad-every' }).max(52, { error: 'bad-every' }),
    weekday: z.enum(WEEKDAYS),
    at: timeSchema,
  }),
]);

/** People who take turns, in order; the layers of a rota stand side by side, the first is asked first. */
export const layerSchema = z.object({
  id: z.string().min(1),
  name: nameSchema,
  people: z.array(personRefSchema).min(1, { error: 'no-people' }).max(50, { error: 'too-many' }),
  /** From when on the layer is there, and the first of `people` has the turn. */
  from: z.object({ day: daySchema, time: timeSchema }),
  handover: handoverSchema,
  /** The hours of each week that it covers; without them, all. */
  hours: windowsSchema.optional(),
});
export type Layer = z.infer<typeof layerSchema>;

/**
 * Somebody is there in place of who would be, `[from, to)`. In one layer it holds within the layer's hours; without
 * `layerId` it stands for the whole rota, outside of all hours too: that is how an extra duty is entered.
 */
export const overrideSchema = z.object({
  id: z.string(),
  layerId: z.string().optional(),
  from: z.date(),
  to: z.date(),
  person: personRefSchema,
  reason: z.string().optional(),
  kind: z.enum(['override', 'swap']),
  /** Both overrides of a swap name it: neither is ended without the other. */
  swapId: z.string().optional(),
  by: personRefSchema,
  at: z.date(),
});
export type Override = z.infer<typeof overrideSchema>;

/** What a rota said until an instant: who was on duty then stays as it was, whatever is changed later. */
const editionSchema = z.object({ until: z.date(), zone: zoneSchema, layers: z.array(layerSchema) });

/** The fields of a rota, without what holds between them. */
export const rotaFields = z.object({
  id: z.string().min(1),
  version: z.number().int(),
  name: nameSchema,
  zone: zoneSchema,
  layers: z.array(layerSchema).min(1, { error: 'no-layers' }).max(8, { error: 'too-many' }),
  overrides: z.array(overrideSchema),
  earlier: z.array(editionSchema).default([]),
});

/**
 * A rota (班表): who is on duty when. What is wrong is told by the field (`layers.1.handover.at`) and a word that the
 * languages have a sentence for (`not-a-time`).
 */
export const rotaSchema = rotaFields.superRefine(checkRota);
export type Rota = z.infer<typeof rotaFields>;

/** What fields alone cannot show. */
export function checkRota(rota: Pick<Rota, 'layers' | 'overrides'>, context: z.RefinementCtx): void {
  const fault = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  rota.layers.forEach(({ id, name }, index) => {
    const before = rota.layers.slice(0, index);
    if (before.some((layer) => layer.id === id)) fault(['layers', index, 'id'], 'taken');
    if (before.some((layer) => layer.name === name)) fault(['layers', index, 'name'], 'taken');
  });
  rota.overrides.forEach((override, index) => {
    const { layerId, from, to } = override;
    if (to <= from) fault(['overrides', index, 'to'], 'ends-before-it-begins');
    const others = rota.overrides.slice(0, index).filter((other) => other.layerId === layerId);
    if (others.some((other) => other.from < to && from < other.to)) {
      fault(['overrides', index, 'from'], 'overrides-overlap');
    }
  });
}
