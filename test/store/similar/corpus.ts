import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ticketWords } from '../../../src/domain/find/ticket-words.js';
import { OUTCOMES, CATEGORIES, STATUSES } from '../../../src/domain/ticket/words.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { li, ref } from '../../domain/people/cast.js';
import { at } from '../../domain/ticket/requests.js';
import { file, type Process } from '../stores.js';

const requestSchema = z.object({
  contract: z.string(),
  system: z.string(),
  equipment: z.tuple([z.string(), z.string()]).optional(),
  category: z.enum(CATEGORIES),
  text: z.string(),
});
const corpusSchema = z.object({
  past: z.array(
    requestSchema.extend({
      id: z.string(),
      solution: z.string().optional(),
      status: z.enum(STATUSES).default('archived'),
      outcome: z.enum(OUTCOMES).default('repaired'),
    }),
  ),
  asked: z.array(
    requestSchema.extend({
      right: z.array(z.string()).default([]),
      wrong: z.array(z.string()).default([]),
    }),
  ),
});
export type Corpus = z.output<typeof corpusSchema>;
export type Asked = Corpus['asked'][number];

/** The labelled requests of `requests.yaml`. */
export const corpus = (): Corpus =>
  corpusSchema.parse(parse(readFileSync(join(import.meta.dirname, 'requests.yaml'), 'utf8')));

type Described = z.output<typeof requestSchema> & Partial<Pick<Corpus['past'][number], 'solution'>>;

const place = ({ contract, system, equipment, category, text }: Described) => ({
  contractId: `contract-${contract}`,
  system,
  category,
  ...(equipment ? { equipmentId: equipment[0], equipmentLabel: equipment[1] } : {}),
  items: [{ no: 1, text }],
});

/** Stores the past as the desk would have it. @returns which number each has */
export async function storePast(one: Process, { past }: Corpus): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [index, entry] of past.entries()) {
    const when = new Date(at('10:00').getTime() - (past.length - index) * 86_400_000);
    const { id } = await file(one, { cause: entry.id, when, filing: { items: [entry.text] } });
    const before = (await one.tickets.load(id))!;
    const { solution, outcome, status } = entry;
    const resolution =
      solution === undefined ? undefined : { outcome, text: solution, at: when, by: ref(li) };
    const told: Ticket = { ...before, ...place(entry), status, ...(resolution ? { resolution } : {}) };
    const fields = {
      ...place(entry),
      status,
      ...(resolution ? { resolution } : {}),
      words: ticketWords(told),
    };
    await one.store.models.tickets.collection.updateOne({ _id: id } as never, { $set: fields });
    names.set(id, entry.id);
  }
  return names;
}

/** A request of the corpus as it is right after it was filed. */
export async function storeAsked(one: Process, asked: Asked, cause: string): Promise<Ticket> {
  const { id } = await file(one, { cause, when: at('10:00'), filing: { items: [asked.text] } });
  const before = (await one.tickets.load(id))!;
  const told: Ticket = { ...before, ...place(asked) };
  const fields = { ...place(asked), words: ticketWords(told) };
  await one.store.models.tickets.collection.updateOne({ _id: id } as never, { $set: fields });
  return told;
}

/** How well what was offered is what was wanted. */
export interface Measured {
  /** Of the right ones, how many stood among the first three. */
  readonly recall: number;
  /** Of all that were offered, how many were right. */
  readonly precision: number;
  /** Of the requests that have a right one, in how many it came first. */
  readonly first: number;
  /** Near-misses that were offered all the same. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** @param offered for each asked request, the names of what it was offered, the best first */
export function measured({ asked }: Corpus, offered: readonly (readonly string[])[]): Measured {
  const found = asked.map(({ right }, index) => right.filter((id) => offered[index]!.includes(id)).length);
  const count = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
  const all = count(offered.map(({ length }) => length));
  const some = asked.filter(({ right }) => right.length > 0);
  const firsts = asked.filter(({ right }, index) => right.includes(offered[index]![0] ?? ''));
  return {
    recall: count(found) / count(asked.map(({ right }) => right.length)),
    precision: all === 0 ? 1 : count(found) / all,
    first: firsts.length / some.length,
    wrong: asked.flatMap(({ wrong, text }, index) =>
      wrong.filter((id) => offered[index]!.includes(id)).map((id) => `${text} ≠ ${id}`),
    ),
    missed: asked.flatMap(({ right, text }, index) =>
      right.filter((id) => !offered[index]!.includes(id)).map((id) => `${text} = ${id}`),
    ),
  };
}
