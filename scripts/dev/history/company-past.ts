import { bind } from '../../../src/domain/contract/bind.js';
import type { Contract } from '../../../src/domain/contract/contract.js';
import type { RotaRecord } from '../../../src/domain/duty/rota-record.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { Settings } from '../../../src/domain/settings/settings.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { REPORT_MOMENT } from '../../../src/domain/weekly/moment.js';
import { reportDueAt, weekOf } from '../../../src/domain/weekly/week.js';
import type { Wish } from '../../../src/domain/wish/wish.js';
import type { SeedMessage } from '../../../src/embedded/slack/index.js';
import { personOf } from '../cast.js';
import { deskSettings } from '../company.js';
import { companyContracts } from '../contracts.js';
import { PastDuty } from './past-duty.js';
import { PastPlayed, type PlayedReport } from './play-past.js';
import { midnight } from './received-at.js';
import { PAST_REQUESTS } from './requests/index.js';

/** The administrator set everything up so many days ago, at nine; the fortnight of requests came after. */
const SET_UP_DAYS = 16;
const NINE_MS = 9 * 3_600_000;

/** What the company has behind it: documents as they are stored, and what was said in Slack. */
export interface CompanyPast {
  readonly settings: Omit<Settings, 'version'>;
  readonly contracts: readonly Contract[];
  readonly rota: RotaRecord;
  readonly tickets: readonly Ticket[];
  readonly reports: readonly PlayedReport[];
  readonly wishes: readonly Wish[];
  readonly messages: readonly SeedMessage[];
}

/**
 * The last fortnight of the company, played by the domain up to `now`. The same instant gives the same past; what is
 * over depends on the day alone, what is under way is counted back from the instant.
 */
export async function companyPast(now: Date): Promise<CompanyPast> {
  const settings = deskSettings();
  const desk = { ...settings, version: 1 };
  const setUpAt = new Date(midnight(settings.zone, now, SET_UP_DAYS).getTime() + NINE_MS);
  const duty = new PastDuty(desk, now, setUpAt);
  const past = new PastPlayed(desk, duty, PAST_REQUESTS, now);
  for (const [index, wanted] of companyContracts(false, now).entries()) {
    const { customerChannel, ...said } = wanted;
    const at = new Date(setUpAt.getTime() + index * 60_000);
    const cause = `past:${wanted.id}`;
    const nextReportAt = reportDueAt(weekOf(setUpAt, wanted.zone), wanted.zone, REPORT_MOMENT);
    const actor = { person: personOf('zhou'), mayAdminister: true };
    const bound = bind(
      undefined,
      { ...said, nextReportAt, channel: customerChannel } as typeof said & { channel: string },
      actor,
      { now: at, cause, nextReportAt },
    );
    if (isRefusal(bound)) throw new Error(`the local desk could not be set up: ${bound.refused}`);
    await past.bound(bound.contract, bound.intents, cause, at);
  }
  await past.play();
  const { contracts, tickets, reports, wishes, said } = past;
  return { settings, contracts, rota: duty.rota, tickets, reports, wishes, messages: said.all(now) };
}
