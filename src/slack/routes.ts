import { TASK_SHEETS } from '../domain/ticket/form.js';
import { VERBS } from '../domain/ticket/lifecycle.js';
import { ACTION, COMMAND, SHORTCUT, VIEW } from './ids.js';
import type { SlackContext } from './context.js';
import type { Acting } from './listeners/acting.js';
import { setupAsked, setupSubmitted } from './listeners/administration.js';
import { contractAsked } from './listeners/contract.js';
import {
  channelIdChanged,
  memberJoined,
  messagePosted,
  reactionAdded,
  readOffer,
  type JoinEvent,
  type ReactionEvent,
} from './listeners/conversation.js';
import { calendarAsked, calendarTurned } from './listeners/duty/calendar.js';
import { feedAsked, feedRenewed, feedSent } from './listeners/duty/feed.js';
import { leaveAsked, leaveEnded, leaveSubmitted } from './listeners/duty/leave.js';
import { overrideAsked, overrideEnded, overrideSubmitted } from './listeners/duty/override.js';
import { rotaEdited, rotaLayers, rotaNew, rotaRetired, rotaSubmitted } from './listeners/duty/rota.js';
import { swapAnswered, swapAsked, swapSubmitted } from './listeners/duty/swap.js';
import { calendarRecounted, calendarSubmitted } from './listeners/calendar-form.js';
import { calendarFormAsked, calendarsAsked } from './listeners/calendars.js';
import {
  enquiryDeclined,
  enquiryDismissAsked,
  enquiryDismissed,
  enquiryRegisterAsked,
} from './listeners/enquiries.js';
import { verifyAsked } from './listeners/custody.js';
import { exportAsked, exportCancelled, exportFormAsked, exportSubmitted } from './listeners/export.js';
import { filingAsked, filingChanged } from './listeners/filing.js';
import { filingFromOffer, filingFromShortcut } from './listeners/filing-from-message.js';
import { filingSubmitted } from './listeners/filing-submitted.js';
import { formAsked, formPressed, registerAsked } from './listeners/forms.js';
import { healthAsked, helpAsked, numberMissing, reportAsked } from './listeners/information.js';
import { findAsked } from './listeners/find.js';
import { similarAsked } from './listeners/similar.js';
import { homeOpened, listAsked } from './listeners/lists.js';
import { groupChanged, rolesAsked, rolesSubmitted } from './listeners/roles.js';
import { onTheSpotAsked } from './listeners/on-the-spot.js';
import { quietAsked, quietSubmitted } from './listeners/quiet.js';
import type { MessageEvent } from './listeners/message-event.js';
import { policiesAsked, policyFormAsked, policyPageTurned } from './listeners/policies.js';
import { recountAsked } from './listeners/policy-effect.js';
import { policyLadderChanged, policyLadderSubmitted, policyTermsSubmitted } from './listeners/policy-form.js';
import { policyConfirmed } from './listeners/policy-saved.js';
import { personalDataAsked, personalDataSubmitted } from './listeners/personal-data.js';
import { skillsAsked, skillsChosen, skillsSubmitted } from './listeners/skills.js';
import { numberGiven, showTyped } from './listeners/show-typed.js';
import { verbPressed, verbTyped } from './listeners/verb.js';
import { verbSubmitted } from './listeners/verb-form.js';
import { wishesAsked } from './listeners/wishes.js';
import { whyAsked } from './listeners/why.js';
import { readable } from './listeners/words.js';
import type { LeaveMetadata } from './modals/duty/leave.js';
import type { RotaFormMetadata } from './modals/duty/rota.js';
import type { RotaMetadata } from './modals/duty/swap.js';
import type { Answered, Pressed, ShortcutMessage, ViewGiven } from './given.js';
import type { CalendarMetadata } from './modals/calendar-form.js';
import type { DismissalMetadata } from './modals/dismiss-enquiry.js';
import type { ExportMetadata } from './modals/export.js';
import type { FilingMetadata } from './modals/filing.js';
import type { LadderMetadata } from './modals/policy-ladder.js';
import type { DraftMetadata } from './modals/policy-terms.js';
import type { RolesMetadata } from './modals/roles.js';
import type { PersonalDataMetadata } from './modals/personal-data.js';
import type { SkillsMetadata } from './modals/skills/edit.js';
import type { SetupMetadata } from './modals/setup.js';
import { hasForm } from './modals/verb-fields.js';
import type { VerbFormMetadata } from './modals/verb-form.js';
import { readFormAsked } from './parse/form-words.js';
import { CONTRACT_ACTIONS, CONTRACT_VIEWS } from './routes-of-contracts.js';
import { LIST_ACTIONS, LIST_STORING, LIST_VIEWS } from './routes-of-lists.js';
import { WORK_ACTIONS, WORK_VIEWS } from './routes-of-work.js';
import { parseServiceCommand } from './parse/service-command.js';
import { readWhy } from './parse/why-words.js';

/** Listeners by the id that Slack hands back. */
type On<F> = Readonly<Record<string, F>>;

/** Slash commands. */
export const COMMANDS: On<(context: SlackContext, acting: Acting, text: string) => Promise<void>> = {
  [COMMAND]: serviceCommand,
};

/** Buttons and menus of messages, modals and Home. */
export const ACTIONS: On<(context: SlackContext, acting: Acting, pressed: Pressed) => Promise<void>> = {
  ...forEach(
    VERBS,
    ACTION.verb,
    (verb) =>
      (context: SlackContext, acting: Acting, { value }: Pressed) =>
        verbPressed(context, acting, verb, value),
  ),
  ...WORK_ACTIONS,
  [ACTION.why]: (context, acting, { value }) => whyAsked(context, acting, value),
  [ACTION.similar]: (context, acting, { value }) => similarAsked(context, acting, value),
  ...forEach(
    TASK_SHEETS,
    ACTION.form,
    () => (context: SlackContext, acting: Acting, pressed: Pressed) =>
      formPressed(context, acting, pressed.value),
  ),
  [ACTION.exportForm]: (context, acting) => exportFormAsked(context, acting),
  [ACTION.exportCancel]: (context, acting, { value }) => exportCancelled(context, acting, value),
  [ACTION.verify]: (context, acting, { value }) => verifyAsked(context, acting, value),
  ...LIST_ACTIONS,
  ...CONTRACT_ACTIONS,
  [ACTION.file]: (context, acting, { value }) =>
    filingAsked(context, acting, value ? { contractId: value } : {}),
  [ACTION.fileFromMessage]: (context, acting, { value }) =>
    filingFromOffer(context, acting, readOffer(value)),
  [ACTION.registerEnquiry]: (context, acting, { value }) => enquiryRegisterAsked(context, acting, value),
  [ACTION.declineEnquiry]: (context, acting, { value }) => enquiryDeclined(context, acting, value),
  [ACTION.dismissEnquiry]: (context, acting, { value }) => enquiryDismissAsked(context, acting, value),
  [ACTION.addItem]: (context, acting, { view }) =>
    filingChanged(context, acting, filingView(view!), { add: true }),
  [ACTION.removeItem]: (context, acting, { value, view }) =>
    filingChanged(context, acting, filingView(view!), { remove: Number(value) }),
  [ACTION.chooseContract]: (context, acting, { value, view }) =>
    filingChanged(context, acting, filingView(view!), { contractId: value }),
  [ACTION.chooseEquipment]: (context, acting, { view }) =>
    filingChanged(context, acting, filingView(view!), { equipment: true }),
  [ACTION.policyPage]: (context, acting, pressed) => policyPageTurned(context, acting, pressed),
  [ACTION.policyEdit]: (context, acting, { value }) =>
    policyFormAsked(context, acting, { policyId: value, isNew: false }),
  [ACTION.policyCopy]: (context, acting, { value }) =>
    policyFormAsked(context, acting, { policyId: value, isNew: true }),
  [ACTION.addLevel]: (context, acting, { view }) =>
    policyLadderChanged(context, acting, ladderView(view!), { add: true }),
  [ACTION.raiseLevel]: (context, acting, { value, view }) =>
    policyLadderChanged(context, acting, ladderView(view!), { raise: Number(value) }),
  [ACTION.removeLevel]: (context, acting, { value, view }) =>
    policyLadderChanged(context, acting, ladderView(view!), { remove: Number(value) }),
  [ACTION.recount]: (context, acting, { view }) =>
    recountAsked(context, acting, { id: view!.id, metadata: view!.metadata as DraftMetadata }),
  [ACTION.duty]: (context, acting) => calendarAsked(context, acting),
  ...forWeeks((context: SlackContext, acting: Acting, pressed: Pressed) =>
    calendarTurned(context, acting, pressed, 'week'),
  ),
  [ACTION.dutyRota]: (context, acting, pressed) => calendarTurned(context, acting, pressed, 'rota'),
  [ACTION.dutySwap]: swapAsked,
  [ACTION.acceptSwap]: (context, acting, pressed) => swapAnswered(context, acting, pressed, 'accept'),
  [ACTION.declineSwap]: (context, acting, pressed) => swapAnswered(context, acting, pressed, 'decline'),
  [ACTION.withdrawSwap]: (context, acting, pressed) => swapAnswered(context, acting, pressed, 'withdraw'),
  [ACTION.dutyOverride]: overrideAsked,
  [ACTION.endOverride]: overrideEnded,
  [ACTION.dutyLeave]: leaveAsked,
  [ACTION.endLeave]: leaveEnded,
  [ACTION.dutyNew]: rotaNew,
  [ACTION.dutyEdit]: rotaEdited,
  [ACTION.addLayer]: (context, acting, pressed) => rotaLayers(context, acting, pressed, { add: true }),
  [ACTION.removeLayer]: (context, acting, pressed) =>
    rotaLayers(context, acting, pressed, { remove: Number(pressed.value) }),
  [ACTION.retireRota]: rotaRetired,
  [ACTION.editSkills]: skillsChosen,
  [ACTION.dutyFeed]: (context, acting) => feedAsked(context, acting),
  [ACTION.renewFeed]: feedRenewed,
  [ACTION.sendFeed]: feedSent,
  [ACTION.editCalendar]: (context, acting, { value }) => calendarFormAsked(context, acting, value),
  [ACTION.newCalendar]: (context, acting) => calendarFormAsked(context, acting),
  [ACTION.recountCalendar]: (context, acting, { view }) =>
    calendarRecounted(context, acting, calendarView(view!)),
};

/**
 * Buttons and menus by which something is stored: acknowledged when it is (`Acting.acknowledge`). All others show
 * something, or change what a form shows, and are acknowledged at once.
 */
export const STORING: ReadonlySet<string> = new Set([
  ...VERBS.map(ACTION.verb),
  ...TASK_SHEETS.map(ACTION.form),
  ...LIST_STORING,
  ACTION.exportCancel,
  ACTION.declineEnquiry,
  ACTION.acceptSwap,
  ACTION.declineSwap,
  ACTION.withdrawSwap,
  ACTION.endOverride,
  ACTION.endLeave,
  ACTION.retireRota,
  ACTION.renewFeed,
]);

/** Commands by which something is stored, as far as they are followed by words. */
const STORING_COMMANDS: ReadonlySet<string> = new Set(['export', 'form', 'quiet', 'report']);

/** Submitted modals: errors go to their fields, what was typed stays. */
export const VIEWS: On<(context: SlackContext, acting: Acting, view: ViewGiven) => Promise<Answered>> = {
  [VIEW.filing]: (context, acting, { metadata, values }) =>
    filingSubmitted(context, acting, metadata as FilingMetadata, values),
  ...forEach(
    VERBS.filter(hasForm),
    VIEW.verb,
    (verb) =>
      (context: SlackContext, acting: Acting, { metadata, values }: ViewGiven) =>
        verbSubmitted(context, acting, verb, metadata as VerbFormMetadata, values),
  ),
  [VIEW.setup]: (context, acting, { metadata, values }) =>
    setupSubmitted(context, acting, metadata as SetupMetadata, values),
  [VIEW.roles]: (context, acting, { metadata, values }) =>
    rolesSubmitted(context, acting, metadata as RolesMetadata, values),
  [VIEW.policyTerms]: (context, acting, { metadata, values }) =>
    policyTermsSubmitted(context, acting, metadata as DraftMetadata, values),
  [VIEW.policyLadder]: (context, acting, view) => policyLadderSubmitted(context, acting, ladderView(view)),
  [VIEW.policyConfirm]: (context, acting, { id, metadata, values }) =>
    policyConfirmed(context, acting, { id, metadata: metadata as DraftMetadata, values }),
  [VIEW.dutySwap]: (context, acting, { metadata, values }) =>
    swapSubmitted(context, acting, metadata as RotaMetadata, values),
  [VIEW.dutyOverride]: (context, acting, { metadata, values }) =>
    overrideSubmitted(context, acting, metadata as RotaMetadata, values),
  [VIEW.editSkills]: (context, acting, { metadata, values }) =>
    skillsSubmitted(context, acting, metadata as SkillsMetadata, values),
  [VIEW.dutyLeave]: (context, acting, { metadata, values }) =>
    leaveSubmitted(context, acting, metadata as LeaveMetadata, values),
  [VIEW.dutyRota]: (context, acting, { metadata, values }) =>
    rotaSubmitted(context, acting, metadata as RotaFormMetadata, values),
  [VIEW.calendar]: (context, acting, view) => calendarSubmitted(context, acting, calendarView(view)),
  [VIEW.personalData]: (context, acting, { metadata, values }) =>
    personalDataSubmitted(context, acting, metadata as PersonalDataMetadata, values),
  [VIEW.export]: (context, acting, { metadata, values }) =>
    exportSubmitted(context, acting, metadata as ExportMetadata, values),
  [VIEW.dismissEnquiry]: (context, acting, { metadata, values }) =>
    enquiryDismissed(context, acting, metadata as DismissalMetadata, values),
  ...WORK_VIEWS,
  ...LIST_VIEWS,
  ...CONTRACT_VIEWS,
  [VIEW.quiet]: (context, acting, { values }) => quietSubmitted(context, acting, values),
};

/** Shortcuts; on a message, or anywhere. For staff only: Slack does not offer them to other workspaces. */
export const SHORTCUTS: On<
  (context: SlackContext, acting: Acting, message?: ShortcutMessage) => Promise<void>
> = {
  [SHORTCUT.fileFromMessage]: filingFromShortcut,
  [SHORTCUT.fileAnywhere]: (context, acting) => filingAsked(context, acting, {}),
};

/** Events; acknowledged when they are dealt with, so that Slack repeats what was lost on the way. */
export const EVENTS: On<(context: SlackContext, event: never) => Promise<void>> = {
  message: (context, event: MessageEvent) => messagePosted(context, event),
  reaction_added: (context, event: ReactionEvent) => reactionAdded(context, event),
  app_home_opened: (context, event: { user: string; tab?: string }) =>
    event.tab === 'messages' ? Promise.resolve() : homeOpened(context, event.user),
  member_joined_channel: (context, event: JoinEvent) => memberJoined(context, event),
  subteam_members_changed: (context, event: { subteam_id: string }) =>
    groupChanged(context, event.subteam_id),
  subteam_updated: (context, event: { subteam: { id: string } }) => groupChanged(context, event.subteam.id),
  channel_id_changed: (context, event: { old_channel_id: string; new_channel_id: string }) =>
    channelIdChanged(context, event.old_channel_id, event.new_channel_id),
};

function forEach<N extends string, F>(
  names: readonly N[],
  id: (name: N) => string,
  make: (name: N) => F,
): Record<string, F> {
  return Object.fromEntries(names.map((name) => [id(name), make(name)]));
}

/** The buttons that turn the duty calendar. */
function forWeeks<F>(listener: F): Record<string, F> {
  const which = ['earlier', 'today', 'later'] as const;
  return Object.fromEntries(which.map((one) => [ACTION.dutyWeek(one), listener]));
}

const calendarView = ({ id, metadata, values }: ViewGiven) => ({
  id,
  values,
  metadata: metadata as CalendarMetadata,
});

const filingView = ({ id, hash, metadata, values }: ViewGiven) => ({
  id,
  hash,
  values,
  metadata: metadata as FilingMetadata,
});

const ladderView = (view: ViewGiven) => ({ ...view, metadata: view.metadata as LadderMetadata });

async function serviceCommand(context: SlackContext, acting: Acting, text: string): Promise<void> {
  const command = parseServiceCommand(await readable(context, text));
  const stores = 'verb' in command || ('do' in command && STORING_COMMANDS.has(command.do));
  if (!stores) await acting.acknowledge();
  if ('unknown' in command) return helpAsked(context, acting, command.unknown);
  if ('verb' in command) {
    const number = await numberGiven(context, command.number);
    if (!number) return numberMissing(context, acting, command.word);
    return verbTyped(context, acting, command.verb, number, command.rest);
  }
  switch (command.do) {
    case 'help':
      return helpAsked(context, acting);
    case 'new':
      return filingAsked(context, acting, command.rest ? { text: command.rest } : {});
    case 'on-the-spot':
      return onTheSpotAsked(context, acting);
    case 'list':
    case 'mine':
      return listAsked(context, acting, command.do);
    case 'export':
      return exportAsked(context, acting, command.rest);
    case 'find':
      return findAsked(context, acting, command.rest);
    case 'show':
      return showTyped(context, acting, command.rest.split(/\s/)[0]!, command.word);
    case 'form': {
      const asked = readFormAsked(command.rest);
      const number = await numberGiven(context, asked.number);
      if (!number) return numberMissing(context, acting, command.word);
      return formAsked(context, acting, number, asked.form);
    }
    case 'register':
      return registerAsked(context, acting, command.rest);
    case 'wishes':
      return wishesAsked(context, acting, command.rest);
    case 'verify': {
      const number = await numberGiven(context, command.rest.split(/\s/)[0]!);
      return number ? verifyAsked(context, acting, number) : numberMissing(context, acting, command.word);
    }
    case 'why': {
      const asked = readWhy(command.rest);
      const number = await numberGiven(context, asked.number);
      if (!number) return numberMissing(context, acting, command.word);
      return whyAsked(context, acting, number, asked.words);
    }
    case 'setup':
      return setupAsked(context, acting);
    case 'contract':
      return contractAsked(context, acting, command.rest);
    case 'roles':
      return rolesAsked(context, acting);
    case 'calendars':
      return calendarsAsked(context, acting);
    case 'quiet':
      return quietAsked(context, acting, command.rest);
    case 'policies':
      return policiesAsked(context, acting);
    case 'skills':
      return skillsAsked(context, acting);
    case 'personal-data':
      return personalDataAsked(context, acting, text, command.rest);
    case 'oncall':
      return calendarAsked(context, acting);
    case 'health':
      return healthAsked(context, acting);
    case 'report':
      return reportAsked(context, acting, command.rest);
  }
}
