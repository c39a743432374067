import pTimeout from 'p-timeout';
import bolt, { type App as BoltApp, type Receiver } from '@slack/bolt';
import { textsIn } from '../i18n/texts.js';
import { reportFault } from '../observability/faults.js';
import { guarded, once } from './acknowledging.js';
import type { SlackContext } from './context.js';
import type { Acting } from './listeners/acting.js';
import { fileIdsOf } from './listeners/source-message.js';
import { instantOf } from './parse/when.js';
import { arrivedAt } from './receivers.js';
import type { ViewGiven } from './given.js';
import { ACTIONS, COMMANDS, EVENTS, SHORTCUTS, STORING, VIEWS } from './routes.js';
import { boltLogger } from './bolt-logger.js';
import type { Message } from './messages/blocks.js';
import { isNextView, type FieldErrors } from './modals/modal.js';

/** Who the app is in its workspace, as `auth.test` said at start. */
export interface Identity {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
}

/** Whatever Slack calls it: the route is looked up by `routeIn`. */
const ANY = /^/;

/**
 * Everything Slack can ask of us goes through the tables of routes.ts; acknowledging and failing are done here, once.
 * Bolt asks every listener in turn about every request, so there is one for each kind, which looks up its table.
 */
export function createApp(receiver: Receiver, identity: Identity, context: SlackContext): BoltApp {
  const app = new bolt.App({
    receiver,
    authorize: () => Promise.resolve(identity),
    logger: boltLogger(context.log),
    ignoreSelf: true,
    convoStore: false,
    // A receiver is given, so Bolt must not ask Slack who it is; main.ts has, and says what was not reached.
    tokenVerificationEnabled: false,
  });
  app.error(async (error) => {
    reportFault(context.log, error, 'bolt');
    // An event that failed must not be acknowledged (receivers.ts); everything else has been answered by now.
    throw error;
  });
  commands(app, context);
  actions(app, context);
  views(app, context);
  shortcuts(app, context);
  events(app, context);
  return app;
}

function commands(app: BoltApp, context: SlackContext): void {
  app.command(ANY, async ({ ack, command, respond, context: boltContext }) => {
    const name = command.command;
    const listener = routeIn(COMMANDS, name, context);
    if (!listener) return;
    const acknowledgement = once(ack);
    const acting: Acting = {
      acknowledge: acknowledgement.give,
      userId: command.user_id,
      channel: command.channel_id,
      triggerId: command.trigger_id,
      cause: `command:${command.trigger_id}`,
      at: context.clock(),
      respond: (message) =>
        respond({ response_type: 'ephemeral', text: message.text, blocks: message.blocks }),
    };
    const work = () => listener(context, acting, command.text);
    const of = { during: `command ${name}`, arrived: arrivedAt(boltContext) };
    await guarded(context, acting, acknowledgement, of, work);
  });
}

function actions(app: BoltApp, context: SlackContext): void {
  app.action({ type: 'block_actions' }, async ({ ack, body, action, respond, context: boltContext }) => {
    const id = action.action_id;
    const listener = routeIn(ACTIONS, id, context);
    if (!listener) return;
    const view = body.view && viewGiven(body.view);
    const inMessage = body.container?.['type'] === 'message';
    const acknowledgement = once(ack);
    const acting: Acting = {
      acknowledge: acknowledgement.give,
      userId: body.user.id,
      channel: body.channel?.id,
      triggerId: body.trigger_id,
      // Nothing of the person's: causes stay when their data is erased.
      cause: `press:${body.trigger_id}`,
      at: instantOf(action.action_ts, context.clock()),
      viewId: body.view?.type === 'modal' ? body.view.id : undefined,
      ...(inMessage && body.response_url ? { respond: ephemerally(respond) } : {}),
    };
    const pressed = { value: valueOf(action), view };
    if (!STORING.has(id)) await acting.acknowledge();
    const of = { during: `action ${id}`, arrived: arrivedAt(boltContext) };
    await guarded(context, acting, acknowledgement, of, () => listener(context, acting, pressed));
  });
}

const ephemerally = (respond: (said: never) => Promise<unknown>) => (message: Message) =>
  respond({
    response_type: 'ephemeral',
    replace_original: false,
    text: message.text,
    blocks: message.blocks,
  } as never);

/** What a button carries, or what was chosen in a menu. */
function valueOf(action: object): string {
  const {
    value,
    selected_option: chosen,
    selected_user: person,
  } = action as { value?: string; selected_option?: { value: string }; selected_user?: string };
  return value ?? chosen?.value ?? person ?? '';
}

interface View {
  readonly id: string;
  readonly hash: string;
  readonly private_metadata: string;
  readonly state: { readonly values: ViewGiven['values'] };
}

const viewGiven = ({ id, hash, private_metadata: metadata, state }: View): ViewGiven => ({
  id,
  hash,
  metadata: metadata ? JSON.parse(metadata) : {},
  values: state?.values ?? {},
});

/**
 * Submissions are committed first and acknowledged then, within Slack's three seconds: a modal that has closed is
 * a promise that nothing typed in it is lost. The view's id is the cause, so submitting again does nothing twice.
 */
function views(app: BoltApp, context: SlackContext): void {
  app.view({ type: 'view_submission' }, async ({ ack, body, view, context: boltContext }) => {
    const callbackId = view.callback_id;
    const listener = routeIn(VIEWS, callbackId, context);
    if (!listener) return;
    const acting: Acting = {
      // What a form is answered with depends on what becomes of it.
      acknowledge: () => Promise.resolve(),
      userId: body.user.id,
      triggerId: '',
      cause: `view:${view.id}`,
      at: context.clock(),
    };
    const given = viewGiven(view);
    const kept = (reference: string): FieldErrors => ({
      [Object.keys(given.values)[0] ?? 'none']: textsIn(
        context.who.lastLocale(body.user.id),
      ).faults.keepTyped({ reference }),
    });
    const left = context.answerWithinMs - (performance.now() - arrivedAt(boltContext));
    const answered = await within(left, listener(context, acting, given)).catch((error: unknown) =>
      kept(reportFault(context.log, error, `view ${callbackId}`).reference),
    );
    if (answered === 'back') await ack();
    else if (isNextView(answered)) {
      await ack({ response_action: answered.how, view: answered.next });
      await answered.afterwards?.().catch((error: unknown) => {
        reportFault(context.log, error, `after view ${callbackId}`);
      });
    } else if (answered) await ack({ response_action: 'errors', errors: answered });
    else await ack({ response_action: 'clear' });
  });
}

/** @throws when the work takes longer than Slack waits; it may still be done, and submitting again will find it so */
const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> =>
  // Where no time is left it has had its moment, too: p-timeout refuses 0, and the work would fail with nobody to hear of it.
  pTimeout(work, { milliseconds: Math.max(1, milliseconds), message: 'submission took too long' });

function shortcuts(app: BoltApp, context: SlackContext): void {
  app.shortcut(ANY, async ({ ack, body, context: boltContext }) => {
    const callbackId = body.callback_id;
    const listener = routeIn(SHORTCUTS, callbackId, context);
    if (!listener) return;
    const onMessage = body.type === 'message_action' ? body : undefined;
    const acknowledgement = once(ack);
    const acting: Acting = {
      acknowledge: acknowledgement.give,
      userId: body.user.id,
      channel: onMessage?.channel.id,
      triggerId: body.trigger_id,
      cause: `shortcut:${body.trigger_id}`,
      at: context.clock(),
    };
    const message = onMessage && messageGiven(onMessage.message);
    await acting.acknowledge();
    const work = () => listener(context, acting, message);
    const of = { during: `shortcut ${callbackId}`, arrived: arrivedAt(boltContext) };
    await guarded(context, acting, acknowledgement, of, work);
  });
}

interface MessageGiven {
  readonly ts: string;
  readonly text?: string;
  readonly user?: string;
  readonly thread_ts?: string;
  readonly files?: readonly { readonly id?: string }[];
}

const messageGiven = ({ ts, text = '', user: authorId, thread_ts: threadTs, files }: MessageGiven) => ({
  ts,
  text,
  authorId,
  fileIds: fileIdsOf(files),
  ...(threadTs && threadTs !== ts ? { threadTs } : {}),
});

function events(app: BoltApp, context: SlackContext): void {
  app.event(ANY, async ({ event }) => {
    await routeIn(EVENTS, event.type, context)?.(context, event as never);
  });
}

/** @returns the listener of an id; undefined, and not acknowledged, when it is none of ours */
function routeIn<F>(table: Readonly<Record<string, F>>, id: string, { log }: SlackContext): F | undefined {
  if (Object.hasOwn(table, id)) return table[id];
  log.warn({ id }, 'no route');
  return undefined;
}
