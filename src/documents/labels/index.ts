import type { Locale } from '../../domain/people/person.js';
import { en } from './en.js';
import type { ReportLabels } from './report-labels.js';
import { zhCN } from './zh-CN.js';

const LABELS: Readonly<Record<Locale, ReportLabels>> = { 'zh-CN': zhCN, en };

/** The labels of the weekly report in one of the desk's languages. */
export const reportLabels = (locale: Locale): ReportLabels => LABELS[locale];
