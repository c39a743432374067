import type { PastRequest } from '../past-request.js';
import { CRANE } from './crane.js';
import { HARBOUR } from './harbour.js';
import { LIBRARY } from './library.js';
import { ON_THE_SPOT } from './on-the-spot.js';
import { OPEN } from './open.js';
import { RENHE } from './renhe.js';

/** All that was asked of the company in the last fortnight, in both languages. */
export const PAST_REQUESTS: readonly PastRequest[] = [
  ...[...RENHE, ...LIBRARY, ...HARBOUR, ...CRANE],
  ...[...ON_THE_SPOT, ...OPEN],
];
