import type { RegisterForm } from '../../domain/ticket/form.js';
import type { Period } from '../../domain/forms/period.js';
import type { RegisterLine } from '../../domain/forms/register.js';
import type { Locale } from '../../domain/people/person.js';
import type { LetterheadGiven } from './letterhead-given.js';

export const REGISTER_FORMATS = ['pdf', 'xlsx'] as const;
export type RegisterFormat = (typeof REGISTER_FORMATS)[number];

/** Requests that a register holds at most: a PDF is kept in memory until it ends, a sheet of XLSX is not. */
export const MOST_LINES: Readonly<Record<RegisterFormat, number>> = { pdf: 3_000, xlsx: 100_000 };

/** A register but for its lines; it can be sent to another process as it is. */
export interface RegisterOrder {
  readonly form: RegisterForm;
  readonly format: RegisterFormat;
  readonly locale: Locale;
  readonly letterhead: LetterheadGiven;
  readonly period: Period;
  /** The request that it is an extract for, which has its own line alone. */
  readonly request?: string | undefined;
  /** In which its instants are read. */
  readonly zone: string;
  /** Whose requests; everybody's when absent. */
  readonly customerName?: string | undefined;
  readonly madeAt: Date;
}

/** Lines as they are wanted, some at a time. */
export type Lines = AsyncIterable<readonly RegisterLine[]>;
