import type { WeeklyMoment } from './week.js';

/** R17: the weekly report goes out on Monday at 08:30 in the contract's zone. */
export const REPORT_MOMENT: WeeklyMoment = { weekday: 1, time: '08:30' };
