import { intakeOf } from '../../domain/terms/intake.js';
import type { Contracts } from '../../store/contracts.js';
import type { DutyStore } from '../../store/duty.js';
import type { RequestExports } from '../../store/request-exports.js';
import type { SettingsStore } from '../../store/settings.js';
import type { TermsChanges } from '../../store/terms-changes.js';
import type { Tickets } from '../../store/tickets.js';
import type { WeeklyReports } from '../../store/weekly-reports.js';
import type { WishStore } from '../../store/wishes.js';
import type { Who } from '../who.js';
import { renderDuty } from './render-duty.js';
import { renderWeeklyReport } from './render-weekly-report.js';
import type { RenderSources } from './renderers/renderer.js';

interface Stores {
  readonly tickets: Tickets;
  readonly contracts: Contracts;
  readonly settings: SettingsStore;
  readonly duty: DutyStore;
  readonly weeklyReports: WeeklyReports;
  readonly termsChanges: TermsChanges;
  readonly exports: RequestExports;
  readonly wishes: WishStore;
}

interface Given {
  readonly stores: Stores;
  readonly who: Pick<Who, 'localeOf' | 'notifyBy'>;
  readonly clock: () => Date;
  readonly record: RenderSources['record'];
}

/** Where what is rendered is asked for. */
export function renderSources({ stores, who, clock, record }: Given): RenderSources {
  const { tickets, contracts, settings, duty, weeklyReports, termsChanges, exports, wishes } = stores;
  const localeOf: RenderSources['localeOf'] = (id, fallback) => who.localeOf(id, fallback);
  return {
    ticket: (id) => tickets.load(id),
    contract: (id) => contracts.load(id),
    settings: () => settings.load(),
    intake: async (contract) => {
      const at = clock();
      const [loaded, plan] = await Promise.all([settings.load(), duty.load(at)]);
      return { intake: intakeOf(contract, loaded, plan, at), at };
    },
    localeOf,
    notifyBy: (id) => who.notifyBy(id),
    termsChange: (id) => termsChanges.load(id),
    requestExport: (id) => exports.load(id),
    wish: (id) => wishes.load(id),
    record,
    letterhead: () => settings.letterhead(),
    weeklyReport: (owed) => renderWeeklyReport(owed, weeklyReports, settings),
    duty: (owed) => renderDuty(owed, { duty, tickets, localeOf, clock }),
  };
}
