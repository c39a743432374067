import type { Locale } from '../../../domain/people/person.js';
import { en } from './en.js';
import type { FormLabels } from './form-labels.js';
import { zhCN } from './zh-CN.js';

const LABELS: Readonly<Record<Locale, FormLabels>> = { 'zh-CN': zhCN, en };

/** The labels of the forms in one of the desk's languages. */
export const formLabels = (locale: Locale): FormLabels => LABELS[locale];
