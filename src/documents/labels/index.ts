import { en } from './en.js';
import type { ReportLabels } from './report-labels.js';
import { zhCN } from './zh-CN.js';

/** The labels of the weekly report in one of the desk's languages. */
export const reportLabels = (locale: 'zh-CN' | 'en'): ReportLabels => (locale === 'en' ? en : zhCN);
