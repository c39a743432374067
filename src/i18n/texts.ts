import type { Locale } from '../domain/people/person.js';
import { zhCN } from './zh-CN.js';
import { en } from './en.js';

/** The same keys in every language, with the same parameters (checked by the compiler). */
type Shape<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Shape<T[K]> };
export type Texts = Shape<typeof zhCN>;

const TEXTS: Readonly<Record<Locale, Texts>> = { 'zh-CN': zhCN, en };

/** @returns everything the desk says, in one language */
export const textsIn = (locale: Locale): Texts => TEXTS[locale];
