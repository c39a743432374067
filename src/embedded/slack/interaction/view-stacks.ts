import { createHash, randomBytes } from 'node:crypto';

import { newId } from '../ids.js';
import { withBlockIds } from '../state/messages.js';
import type { Workspace } from '../state/workspace.js';
import { Refusal, type Json, type View } from '../types.js';
import { stateOf } from './element-values.js';

const MOST_VIEWS = 3;

/** A modal a person has open, with what the page shows beside it. */
export interface OpenView {
  view: View;
  user: string;
  errors: Record<string, string>;
  responseUrls: Json[];
}

/** The modals each person has open, and the App Home of each. */
export class ViewStacks {
  private stacks = new Map<string, OpenView[]>();

  constructor(private readonly workspace: Workspace) {}

  stack(user: string): readonly OpenView[] {
    return this.stacks.get(user) ?? [];
  }

  top(user: string): OpenView | undefined {
    return this.stack(user).at(-1);
  }

  /** An open modal by its id, whoever looks at it. */
  find(wanted: { viewId?: string; externalId?: string }): OpenView | undefined {
    return [...this.stacks.values()]
      .flat()
      .find(({ view }) =>
        wanted.viewId ? view.id === wanted.viewId : view.external_id === wanted.externalId,
      );
  }

  /** Opens a modal on its own: whatever was open is gone, as a person who starts anew leaves it. */
  open(user: string, given: Json): OpenView {
    this.refuseDuplicate(given);
    const opened = this.make(user, given);
    this.stacks.set(user, [opened]);
    this.changed(user);
    return opened;
  }

  /** Nobody has anything open any more. */
  clear(): void {
    this.stacks.clear();
  }

  /** Puts a modal on top of those open. */
  push(user: string, given: Json, onto?: string): OpenView {
    const stack = this.stacks.get(user) ?? [];
    const below = stack.at(-1);
    if (!below || (onto && !stack.some(({ view }) => view.id === onto))) throw new Refusal('not_found');
    if (stack.length >= MOST_VIEWS) throw new Refusal('push_limit_reached');
    this.refuseDuplicate(given);
    const pushed = this.make(user, given, below.view);
    stack.push(pushed);
    this.changed(user);
    return pushed;
  }

  /** Replaces what a modal shows; entries under the same ids stay. */
  update(opened: OpenView, given: Json, hash?: unknown): View {
    if (typeof hash === 'string' && hash && hash !== opened.view.hash) throw new Refusal('hash_conflict');
    this.refuseDuplicate(given, opened.view.id);
    const blocks = withBlockIds(given['blocks'] as Json[]);
    Object.assign(opened.view, this.content(given), {
      blocks,
      hash: newHash(),
      state: { values: stateOf(blocks, opened.view.state.values) },
    });
    opened.errors = {};
    this.changed(opened.user);
    return opened.view;
  }

  /** Takes the topmost modal away, or all. Answers those taken, the topmost first. */
  close(user: string, all: boolean): OpenView[] {
    const stack = this.stacks.get(user) ?? [];
    const gone = all || stack.at(-1)?.view.clear_on_close ? stack.splice(0) : stack.splice(-1);
    this.changed(user);
    return gone.reverse();
  }

  showErrors(opened: OpenView, errors: Record<string, string>): void {
    opened.errors = errors;
    this.changed(opened.user);
  }

  changed(user: string): void {
    this.workspace.changes.add('modal', { user });
  }

  publishHome(user: string, given: Json, hash?: unknown): View {
    const before = this.workspace.homes.get(user);
    if (before && typeof hash === 'string' && hash && hash !== before.hash)
      throw new Refusal('hash_conflict');
    const made = this.make(user, given).view;
    const view = { ...made, id: before?.id ?? made.id, root_view_id: before?.id ?? made.id };
    view.state = { values: stateOf(view.blocks, before?.state.values) };
    this.workspace.homes.set(user, view);
    this.workspace.changes.add('home', { user });
    return view;
  }

  private make(user: string, given: Json, below?: View): OpenView {
    const { app } = this.workspace;
    const id = newId('V');
    const blocks = withBlockIds(given['blocks'] as Json[]);
    const view: View = {
      id,
      team_id: this.workspace.users.get(user)?.team ?? app.teamId,
      type: given['type'] as View['type'],
      ...this.content(given),
      blocks,
      state: { values: stateOf(blocks) },
      hash: newHash(),
      root_view_id: below?.root_view_id ?? id,
      previous_view_id: below?.id ?? null,
      app_id: app.appId,
      bot_id: app.botId,
      app_installed_team_id: app.teamId,
    };
    return { view, user, errors: {}, responseUrls: [] };
  }

  private content(given: Json) {
    return {
      callback_id: text(given['callback_id']),
      external_id: text(given['external_id']),
      private_metadata: text(given['private_metadata']),
      title: (given['title'] as Json) ?? null,
      submit: (given['submit'] as Json) ?? null,
      close: (given['close'] as Json) ?? null,
      clear_on_close: given['clear_on_close'] === true,
      notify_on_close: given['notify_on_close'] === true,
      submit_disabled: given['submit_disabled'] === true,
    };
  }

  private refuseDuplicate(given: Json, exceptId?: string): void {
    const externalId = text(given['external_id']);
    const other = externalId ? this.find({ externalId }) : undefined;
    if (other && other.view.id !== exceptId) throw new Refusal('duplicate_external_id');
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function newHash(): string {
  const random = createHash('sha1').update(randomBytes(8)).digest('base64url').slice(0, 8);
  return `${Math.floor(Date.now() / 1000)}.${random}`;
}
