import { z } from 'zod';
import { sha256 } from '../custody/sha256.js';
import type { Intent } from '../record/outbox.js';
import { LOCALES, personRefSchema, refOf, type Locale, type Person } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { receiptSchema } from '../ticket/receipt.js';
import { exportFilterSchema, type ExportFilter } from './filter.js';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A process that dies leaves its export to the others after this. */
const HELD_MS = 20_000;
/** Whoever asked sees a new figure no more often. */
const TELL_EVERY_MS = 3_000;
/** How often it is begun, and the wait before it is begun again: it grows with each. */
const MOST_ATTEMPTS = 5;
const AGAIN_MS = 10_000;

/**
 * A file of requests that somebody has asked for, on its way: what is exported, for whom, how far it is. The file itself
 * is kept nowhere: it is made anew when whoever made it is gone.
 */
export const requestExportSchema = z.object({
  /** The cause of the act: asked for once, however often Slack repeats it. */
  id: z.string(),
  version: z.number().int(),
  by: personRefSchema,
  askedAt: z.date(),
  locale: z.enum(LOCALES),
  /** In which days begin and instants are written. */
  zone: z.string(),
  format: z.enum(EXPORT_FORMATS),
  /** Customers get their own requests, without what is only ours to know. */
  audience: z.enum(['ours', 'customer']),
  filter: exportFilterSchema,
  filename: z.string(),
  state: z.enum(['making', 'sending', 'done', 'failed', 'cancelled']),
  /** While there is work left; indexed. */
  workingSince: z.date().optional(),
  /** The person's id as long; unique, so that everybody has one at a time. */
  runningFor: z.string().optional(),
  /** Which process is at it, and until when it is believed to be. */
  holder: z.string().optional(),
  heldUntil: z.date().optional(),
  attempts: z.number().int(),
  /** Requests written so far, and how many there will be; the second is known once they have been counted. */
  done: z.number().int(),
  total: z.number().int().optional(),
  /** Requests that could not be read and are not in the file. */
  unreadable: z.number().int().default(0),
  toldAt: z.date().optional(),
  finishedAt: z.date().optional(),
  receipts: z.array(receiptSchema).optional(),
});
export type RequestExport = z.infer<typeof requestExportSchema>;

/** What somebody asks for. */
export interface ExportAsked {
  readonly format: ExportFormat;
  readonly filter: ExportFilter;
  readonly zone: string;
  readonly audience: RequestExport['audience'];
  readonly filename: string;
}

interface Next {
  readonly export: RequestExport;
  readonly intents: readonly Intent[];
}

/** A new export, and the message that tells of it. */
export function asked(
  wanted: ExportAsked,
  person: Person,
  { cause, at }: { readonly cause: string; readonly at: Date },
): Next {
  const made: RequestExport = {
    ...wanted,
    id: cause,
    version: 1,
    by: refOf(person),
    askedAt: at,
    locale: person.locale,
    state: 'making',
    workingSince: at,
    runningFor: person.id,
    attempts: 0,
    done: 0,
    unreadable: 0,
    toldAt: at,
  };
  return { export: made, intents: [{ kind: 'direct', lane: person.id, message: 'export' }] };
}

/** @returns the export in the hands of a process, which begins it anew; undefined while another has it, or when it is over */
export function taken(one: RequestExport, holder: string, now: Date): RequestExport | undefined {
  if (!one.workingSince || (one.heldUntil && one.heldUntil > now)) return undefined;
  return { ...one, holder, heldUntil: until(now), attempts: one.attempts + 1, done: 0 };
}

/** Whoever has it goes on: so far it is. */
export function advanced(
  one: RequestExport,
  so: Pick<RequestExport, 'state' | 'done' | 'total'>,
  now: Date,
): Next {
  const next = { ...one, ...so, heldUntil: until(now) };
  const isNews = so.state !== one.state || now.getTime() - (one.toldAt?.getTime() ?? 0) >= TELL_EVERY_MS;
  return isNews ? { export: { ...next, toldAt: now }, intents: [told(one)] } : { export: next, intents: [] };
}

/** The file is with whoever asked; without a request in it there is none. */
export const finished = (
  one: RequestExport,
  made: Pick<RequestExport, 'done' | 'unreadable'>,
  now: Date,
): Next => over({ ...one, ...made, total: made.done, state: 'done' }, now);

/**
 * It could not be made or sent: begun again later, until it has failed often enough to say so. What was being sent may be
 * with Slack, and says so still.
 */
export function failed(one: RequestExport, now: Date): Next {
  if (one.attempts >= MOST_ATTEMPTS) return over({ ...one, state: 'failed' }, now);
  const again = new Date(now.getTime() + AGAIN_MS * one.attempts);
  return { export: { ...free(one), heldUntil: again }, intents: [] };
}

/** The process stops in an orderly way: another one takes it up at once, and this was no attempt. */
export const released = (one: RequestExport): RequestExport => ({ ...free(one), attempts: one.attempts - 1 });

/** Whoever asked does not want it any more. */
export function cancelled(one: RequestExport, person: Pick<Person, 'id'>, now: Date): Next | Refusal {
  if (person.id !== one.by.id) return refuse('not-your-export');
  // What is on its way to Slack comes.
  if (!one.workingSince || one.state === 'sending') return refuse('export-over');
  return over({ ...one, state: 'cancelled' }, now);
}

function over(one: RequestExport, now: Date): Next {
  const { workingSince: _working, runningFor: _running, ...rest } = free(one);
  return { export: { ...rest, finishedAt: now }, intents: [told(one)] };
}

function free({ holder: _holder, heldUntil: _until, ...rest }: RequestExport): RequestExport {
  return rest;
}

const until = (now: Date): Date => new Date(now.getTime() + HELD_MS);
const told = ({ by }: RequestExport): Intent => ({ kind: 'update-card', lane: by.id, message: 'export' });

const FILE_NAMES: Readonly<Record<Locale, string>> = { 'zh-CN': '服务请求', en: 'requests' };

/** `requests-2026-11-01-2026-11-30-8f3a.xlsx`: by its name the file is found again when it is not known whether Slack has it. */
export function exportFilename(
  { cause, format, locale }: { cause: string; format: ExportFormat; locale: Locale },
  days: { readonly firstDay?: string | undefined; readonly lastDay?: string | undefined },
): string {
  const parts = [FILE_NAMES[locale], days.firstDay, days.lastDay, sha256(cause).slice(0, 6)];
  return `${parts.filter(Boolean).join('-')}.${format}`;
}
