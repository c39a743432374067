import { textsIn } from '../i18n/texts.js';
import { reportFault } from '../observability/faults.js';
import { asMessage, faultText, tellPerson } from './answer.js';
import type { SlackContext } from './context.js';
import type { Acting } from './listeners/acting.js';
import type { Message } from './messages/blocks.js';

export interface Acknowledgement {
  /** The same however often it is given. */
  readonly give: () => Promise<void>;
  readonly isGiven: () => boolean;
}

export function once(ack: () => Promise<void>): Acknowledgement {
  let given: Promise<void> | undefined;
  return { give: () => (given ??= ack()), isGiven: () => given !== undefined };
}

/**
 * Does what was pressed or typed, and acknowledges it at the end where the work itself has not. A fault or a bug is logged
 * with a reference, and the person reads it. When the work takes longer than Slack waits, Slack tells the person that
 * nothing came back; they read that it is still being done, and see what becomes of it.
 */
export async function guarded(
  context: SlackContext,
  acting: Acting,
  { give, isGiven }: Acknowledgement,
  { during, arrived }: { readonly during: string; readonly arrived: number },
  work: () => Promise<void>,
): Promise<void> {
  const words = () => textsIn(context.who.lastLocale(acting.userId)).faults;
  const stillBeingDone = () => {
    if (isGiven()) return;
    context.log.warn({ during }, 'takes longer than Slack waits');
    void isTold(context, acting, asMessage(words().takesLonger));
  };
  const slow = setTimeout(stillBeingDone, context.answerWithinMs - (performance.now() - arrived));
  try {
    await work();
  } catch (error) {
    const reported = reportFault(context.log, error, during);
    const message = asMessage(faultText(reported, context.who.lastLocale(acting.userId)));
    // Where nothing of ours has reached the person, Slack tells them that it failed.
    if (!(await isTold(context, acting, message, reported.reference))) return;
  } finally {
    clearTimeout(slow);
  }
  await give();
}

async function isTold(
  { client, log }: SlackContext,
  { respond, userId, channel }: Acting,
  message: Message,
  reference?: string,
): Promise<boolean> {
  const telling = respond
    ? respond(message)
    : tellPerson(client, { id: userId, external: true }, channel, message);
  return telling.then(
    () => true,
    (untold: unknown) => {
      log.error({ err: untold, reference }, 'person not told');
      return false;
    },
  );
}
