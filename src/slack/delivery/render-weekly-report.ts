import { legible } from '../../domain/privacy/legible.js';
import { textsIn } from '../../i18n/texts.js';
import type { Owed } from '../../store/outboxes.js';
import type { SettingsStore } from '../../store/settings.js';
import type { WeeklyReports } from '../../store/weekly-reports.js';
import { weeklyReportAttachments, weeklyReportMessage } from '../messages/weekly-report.js';
import type { Rendered } from './send.js';

/** A weekly report on its way: message first, then chart and PDF in its thread. */
export async function renderWeeklyReport(
  { ownerId, entry }: Owed,
  reports: WeeklyReports,
  settings: SettingsStore,
): Promise<Rendered | undefined> {
  const stored = await reports.load(ownerId);
  if (!stored) return undefined;
  const { deskLocale } = await settings.load();
  const locale = entry.locale ?? deskLocale;
  const report = legible(stored, textsIn(locale).privacy.erased);
  return {
    message: weeklyReportMessage(report, locale),
    channel: entry.lane,
    attachments: async () => weeklyReportAttachments(report, await settings.letterhead(), locale),
  };
}
