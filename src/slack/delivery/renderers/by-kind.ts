import type { OwnerKind } from '../../../store/collections.js';
import { audit } from './audit.js';
import { contracts } from './contracts.js';
import { duty } from './duty.js';
import { exports } from './exports.js';
import { records } from './records.js';
import { termsChanges } from './terms-changes.js';
import { tickets } from './tickets.js';
import { weeklyReports } from './weekly-reports.js';
import { wishes } from './wishes.js';
import type { Renderer } from './renderer.js';

/** By the kind of document that owes. */
export const RENDERERS: Readonly<Record<OwnerKind, Renderer>> = {
  tickets,
  contracts,
  weeklyReports,
  audit,
  duty,
  termsChanges,
  exports,
  wishes,
  records,
};
