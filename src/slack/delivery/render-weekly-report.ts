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
  const report = await reports.load(ownerId);
  if (!report) return undefined;
  const { deskLocale } = await settings.load();
  const locale = entry.locale ?? deskLocale;
  return {
    message: weeklyReportMessage(report, locale),
    channel: entry.lane,
    attachments: async () => weeklyReportAttachments(report, await settings.letterhead(), locale),
  };
}
