import bolt from '@slack/bolt';
import pTimeout from 'p-timeout';
import { openPlace } from './archive/place.js';
import type { Config } from './config.js';
import type { Ticket } from './domain/ticket/ticket.js';
import { rolesOf } from './domain/people/roster.js';
import { startJobs, type Jobs } from './jobs/agenda.js';
import { WeeklyReporting } from './jobs/post-weekly-reports.js';
import { Exporting } from './jobs/make-exports.js';
import { schedule } from './jobs/schedule.js';
import { makingApart } from './export/make-apart.js';
import { reportFault } from './observability/faults.js';
import { Health } from './observability/health.js';
import type { Log } from './observability/log.js';
import { formFilesApart } from './documents/render-apart.js';
import { DutyFeed } from './duty-feed.js';
import { Givens } from './given.js';
import { KINDS, type KindInUse } from './kinds.js';
import { dutyRoute, healthRoute, startReceiving, whyNotStarted } from './receiving.js';
import { CommandRunner } from './run-command.js';
import { DutyRunner } from './run-duty.js';
import { WishRunner } from './run-wish.js';
import { useKinds } from './start-records.js';
import { storesOf } from './stores.js';
import { createApp } from './slack/app.js';
import { boltLogger } from './slack/bolt-logger.js';
import type { SlackContext } from './slack/context.js';
import { Delivery } from './slack/delivery/deliver.js';
import { AttachedFiles } from './slack/attached-files.js';
import { renderWith } from './slack/delivery/render.js';
import { renderSources } from './slack/delivery/render-sources.js';
import type { RenderSources } from './slack/delivery/renderers/renderer.js';
import { deletePapers } from './slack/erased-papers.js';
import { FileSender } from './slack/delivery/send-file.js';
import { Sender } from './slack/delivery/send.js';
import { identify } from './slack/identity.js';
import { acknowledgingLast, httpReceiver, socketReceiver } from './slack/receivers.js';
import { UnderWay } from './slack/under-way.js';
import { UserGroups } from './slack/user-groups.js';
import { Who } from './slack/who.js';
import { allWaiting } from './store/waiting-bundles.js';
import { closeStore, openStore } from './store/connection.js';
import { UpdateBudget } from './store/update-budget.js';

/** How long a call of Slack's Web API may take. */
const CALL_MS = 10_000;
/** Longest waits of an orderly stop: for what people have asked, then for runs of jobs and messages being sent. */
const ANSWERS_MS = 5_000;
const DRAIN_MS = 5_000;

export interface Bot {
  readonly mode: 'http' | 'socket';
  /** Where `/healthz` answers, and Slack's requests in HTTP mode. */
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Builds everything once, in order, and stops it in reverse: first nothing new comes in, then what is under way
 * ends, last the store closes.
 * @param kinds of records that their history tells
 * @throws when the store or Slack is not reached, saying which
 */
export async function startBot(
  config: Config,
  log: Log,
  clock: () => Date = () => new Date(),
  kinds: readonly KindInUse[] = KINDS,
): Promise<Bot> {
  const store = await openStore(config.MONGODB_URI, config.MONGODB_DATABASE).catch((error: unknown) => {
    throw new Error(`the database at MONGODB_URI was not reached (${(error as Error).message})`, {
      cause: error,
    });
  });
  const client = new bolt.webApi.WebClient(config.SLACK_BOT_TOKEN, {
    slackApiUrl: config.SLACK_API_URL,
    timeout: CALL_MS,
    // Delivery has its own record of what is to be tried again, and when.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
  });
  const identity = await identify(client, config, log);

  const { models } = store;
  const unreadable = (id: string, error: unknown) => void reportFault(log, error, `reading ${id}`);
  const stores = storesOf(models, unreadable);
  const { tickets, contracts, settings, people, duty, outboxes, weeklyReports, termsChanges } = stores;
  const { exports, wishes, audit, seals, bundleMarks, erasures, personalData } = stores;
  const archive = await openPlace(config);
  const who = new Who({ client, people, settings, contracts, clock, ownTeamId: () => identity.teamId });
  const userGroups = new UserGroups({ client, settings, who, log });

  const record: RenderSources['record'] = (number) => recordsInUse.said(number);
  const render = renderWith(renderSources({ stores, who, clock, record }));
  // Delivery tells the runner whom it did not reach, the runner delivery what is owed.
  const nudge = (lanes: string[]): void => delivery.nudge(lanes);
  const runner = new CommandRunner({ tickets, wishes, contracts, settings, people, duty, clock, nudge });
  const recordsInUse = useKinds(kinds, {
    model: models.records,
    givens: new Givens({ settings, people, duty, clock }),
    requests: runner,
    others: {
      ticket: (id) => tickets.load(id),
      contract: (id) => contracts.load(id),
      duty: () => duty.load(clock()),
    },
    unreadable,
    clock,
    nudge,
  });
  const { records } = recordsInUse;
  const waiting = allWaiting([bundleMarks, records]);
  const delivery = new Delivery({
    outboxes,
    tickets,
    lanes: stores.lanes,
    sender: new Sender(client),
    render,
    notReached: ({ ownerId, entry: { id, lane, factId } }, error) =>
      factId
        ? runner.notReached(ownerId, { personId: lane, factId, error }, `not-reached:${id}`)
        : Promise.resolve(),
    bring: recordsInUse.bring,
    log,
    clock,
    intervalMs: config.MESSAGE_INTERVAL_MS,
    updates: new UpdateBudget(models.lanes, config.UPDATES_PER_MINUTE),
  });
  const dutyFeed = new DutyFeed({
    duty,
    feeds: stores.dutyFeeds,
    isStaff: async (id) => rolesOf((await settings.load()).roster, id).length > 0,
    profileOf: async (id) => ({ name: (await who.profile(id)).name, locale: await who.localeOf(id) }),
    clock,
    log,
    publicUrl: config.PUBLIC_URL,
  });
  const dutyRunner = new DutyRunner({ duty, settings, people, clock, nudge });
  const weekly = new WeeklyReporting({ tickets, contracts, settings, weeklyReports, clock, nudge });

  // The jobs need what is built here and start last; until then nothing has run.
  const running: { jobs?: Jobs } = {};
  const health = new Health({
    overdue: (before) => outboxes.overdue(before),
    undeliverable: (limit) => outboxes.undeliverable(limit),
    jobs: async () => (await running.jobs?.readings()) ?? [],
    audit: () => audit.reading(),
    archive: async () => ({
      configured: archive !== undefined,
      owed: (await waiting.waitingSince(clock())).count,
      without: await bundleMarks.countWithout(),
    }),
    clock,
  });
  const context: SlackContext = {
    ...stores,
    records: recordsInUse.runner,
    client,
    who,
    runner,
    wishRunner: new WishRunner({ wishes, clock, nudge }),
    userGroups,
    dutyRunner,
    dutyFeed,
    health,
    letterhead: () => settings.letterhead(),
    postReport: (contractId, week, channel, cause) => weekly.postAsked(contractId, week, channel, cause),
    answerWithinMs: config.ANSWER_WITHIN_MS,
    nudge,
    clock,
    log,
  };

  const routes = [
    healthRoute(() => running.jobs !== undefined && store.connection.readyState === 1),
    dutyRoute(dutyFeed),
  ];
  const mode = config.SLACK_APP_TOKEN ? 'socket' : 'http';
  const socket = config.SLACK_APP_TOKEN
    ? socketReceiver({
        appToken: config.SLACK_APP_TOKEN,
        slackApiUrl: config.SLACK_API_URL,
        routes,
        port: config.PORT,
        log,
      })
    : undefined;
  const receiver =
    socket?.receiver ?? httpReceiver({ signingSecret: config.SLACK_SIGNING_SECRET!, routes, log });
  const underWay = new UnderWay();
  const app = createApp(acknowledgingLast(receiver, underWay), identity, context);
  const started = await startReceiving(
    (at) => (at ? app.start(at) : app.start()),
    socket?.server,
    config,
  ).catch((error: unknown) => {
    throw new Error(whyNotStarted(error, config), { cause: error });
  });
  const address = started.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;

  const sweep = { kept: tickets, runner, clock, log };
  const sweepRecords = { kept: records, runner: recordsInUse.runner, clock, log };
  const auditing = {
    audit,
    seals,
    records,
    settings,
    duty,
    auditDays: config.AUDIT_DAYS,
    contracts,
    bundles: archive && waiting,
    clock,
    nudge,
    log,
    heartbeatUrl: config.HEARTBEAT_URL,
  };
  const announce = { duty, dutyRunner, clock };
  const terms = { settings, termsChanges, tickets, contracts, runner, clock, nudge, log };
  const replacements = { tickets, contracts, clock, log };
  const endings = { contracts, settings, clock, nudge };
  const cards = { contracts, settings, duty, clock, nudge };
  const bundles = {
    place: archive,
    marks: bundleMarks,
    years: config.ARCHIVE_KEEP_YEARS,
    clock,
    log,
    sources: {
      files: new AttachedFiles(client, config),
      contract: (id: string) => contracts.load(id),
      letterhead: () => settings.letterhead(),
      deskLocale: async () => (await settings.load()).deskLocale,
      forms: formFilesApart,
    },
  };
  const recordBundles = { place: archive, records, clock, log };
  const kept = { uri: config.MONGODB_URI, database: config.MONGODB_DATABASE };
  const exporting = new Exporting({
    exports,
    clock,
    nudge,
    log,
    makeFile: makingApart(store, kept),
    sender: new FileSender(client),
  });
  const erasing = {
    tickets,
    records,
    contracts,
    seals,
    settings,
    clock,
    nudge,
    log,
    erasures,
    personalData,
    recordBundlesGone: async (number: string) =>
      archive === undefined || !(await records.owesErasing(number)),
    papersGone: async (ticket: Ticket) => {
      await deletePapers(client, identity.botUserId, ticket);
      // The job of the archive writes its bundle anew, where there is an archive.
      return archive === undefined || !(await bundleMarks.owesErasing(ticket.id));
    },
  };
  const jobs = schedule({
    userGroups,
    exporting,
    sweepMs: config.SWEEP_SECONDS * 1000,
    sweep,
    sweepRecords,
    recordBundles,
    delivery,
    weekly,
    announce,
    terms,
    replacements,
    endings,
    cards,
    bundles,
    erasing,
    audit: auditing,
  });
  await tickets.wakeUnlisted(clock());
  running.jobs = await startJobs(store, jobs, log);

  const stop = async () => {
    // Nothing new comes in; an acknowledged request has no connection any more, its work may still go on.
    await within(ANSWERS_MS, Promise.all([app.stop(), underWay.ended()]));
    await within(DRAIN_MS, Promise.all([running.jobs?.stop(DRAIN_MS), exporting.stop(), delivery.stop()]));
    await closeStore(store);
  };
  let stopped: Promise<void> | undefined;
  return { mode, port, stop: () => (stopped ??= stop()) };
}

/** Waits for the work, but no longer than this. */
const within = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  pTimeout(work, { milliseconds, fallback: () => undefined });
