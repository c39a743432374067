import { AdminClient } from './workspace-admin.js';
import { Refused, WorkspaceHttp } from './workspace-http.js';
import type { ChannelSeen, Delivery, Json, Message, Option, Submitted, View } from './workspace-types.js';

export { AdminClient } from './workspace-admin.js';
export { Refused } from './workspace-http.js';
export * from './workspace-reading.js';
export type * from './workspace-types.js';

type Where = Message | View | 'modal' | 'home';
type Files = { name: string; content: Buffer | string }[];

/**
 * The way to an embedded workspace for tests: its people and its admin interface.
 * @param patienceMs how long they wait for something before they say that it did not come
 */
export function workspaceClient(
  personUrl: string,
  patienceMs = 30_000,
): { person(name: string): Person; admin: AdminClient } {
  const http = new WorkspaceHttp(personUrl, patienceMs);
  return { person: (name) => new Person(http, name), admin: new AdminClient(http) };
}

/** One person of the workspace, who acts and looks as a person does. A refusal throws `Refused`. */
export class Person {
  constructor(
    private readonly http: WorkspaceHttp,
    readonly name: string,
  ) {}

  async say(
    channel: string,
    text: string,
    options: { thread?: Message | string; broadcast?: boolean; files?: Files } = {},
  ): Promise<Message> {
    const { thread, broadcast, files } = options;
    const answer = await this.do('say', {
      channel,
      text,
      ...(thread ? { thread_ts: tsOf(thread) } : {}),
      ...(broadcast ? { broadcast } : {}),
      ...(files ? { files: encoded(files) } : {}),
    });
    return { ...(answer['message'] as Message), channel: answer['channel'] as string };
  }

  async edit(message: Message, text: string): Promise<void> {
    await this.do('edit', { ...placed(message), text });
  }

  async delete(message: Message): Promise<void> {
    await this.do('delete', placed(message));
  }

  async command(channel: string, line: string): Promise<Delivery> {
    return delivery(await this.do('command', { channel, line }));
  }

  async press(
    where: Where,
    action: string,
    options: { value?: unknown; confirm?: boolean } = {},
  ): Promise<Delivery> {
    return delivery(await this.do('act', { at: at(where), action, ...options }));
  }

  async choose(
    where: Where,
    action: string,
    value: unknown,
    options: { confirm?: boolean } = {},
  ): Promise<Delivery> {
    return this.press(where, action, { value, ...options });
  }

  async options(where: Where, action: string, typed = ''): Promise<Option[]> {
    const answer = await this.do('options', { at: at(where), action, typed });
    const groups = (answer['option_groups'] ?? []) as { options: Option[] }[];
    return [...((answer['options'] as Option[]) ?? []), ...groups.flatMap((group) => group.options)];
  }

  async type(field: string, value: unknown, how: { silent?: boolean } = {}): Promise<void> {
    await this.do('type', { field, value, ...how });
  }

  /** Types into several fields of the open modal, each by label, block_id or action_id. */
  async fill(values: Record<string, unknown>): Promise<void> {
    for (const [field, value] of Object.entries(values)) await this.type(field, value);
  }

  async submit(): Promise<Submitted> {
    return (await this.do('submit', {})) as unknown as Submitted;
  }

  async close(options: { all?: boolean } = {}): Promise<void> {
    await this.do('close', options);
  }

  async shortcut(wanted: string, message?: Message): Promise<Delivery> {
    return delivery(await this.do('shortcut', { callback_id: wanted, ...(message ? placed(message) : {}) }));
  }

  async react(message: Message, name: string): Promise<void> {
    await this.do('react', { ...placed(message), name });
  }

  async unreact(message: Message, name: string): Promise<void> {
    await this.do('unreact', { ...placed(message), name });
  }

  async upload(
    channel: string,
    files: Files,
    options: { text?: string; thread?: Message | string } = {},
  ): Promise<Message> {
    return this.say(channel, options.text ?? '', {
      files,
      ...(options.thread ? { thread: options.thread } : {}),
    });
  }

  async openHome(): Promise<View | null> {
    return (await this.do('home', { tab: 'home' }))['view'] as View | null;
  }

  async join(channel: string): Promise<void> {
    await this.do('join', { channel });
  }

  async leave(channel: string): Promise<void> {
    await this.do('leave', { channel });
  }

  async invite(channel: string, users: string[]): Promise<void> {
    await this.do('invite', { channel, users });
  }

  async create(name: string, options: { is_private?: boolean } = {}): Promise<string> {
    return (await this.do('create', { name, ...options }))['channel'] as string;
  }

  async pin(message: Message): Promise<void> {
    await this.do('pin', placed(message));
  }

  async channels(): Promise<ChannelSeen[]> {
    return (await this.see('channels'))['channels'] as ChannelSeen[];
  }

  channel(name: string) {
    return {
      messages: () => this.messages(name),
      pins: async () => withChannel(await this.see('pins', { channel: name })),
      thread: (message: Message | string) => this.threadIn(name, tsOf(message)),
      markRead: () => this.do('read', { channel: name }),
    };
  }

  /** The direct conversation with the bot, or with another person. */
  dm(withWhom?: string) {
    const id = async (): Promise<string> =>
      (await this.do('dm', withWhom ? { with: withWhom } : {}))['channel'] as string;
    return { id, messages: async () => this.messages(await id()) };
  }

  async messages(channel: string): Promise<Message[]> {
    return withChannel(await this.see('messages', { channel }));
  }

  async thread(message: Message): Promise<Message[]> {
    return this.threadIn(message.channel!, message.ts);
  }

  async modals(): Promise<View[]> {
    return (await this.see('modals'))['stack'] as View[];
  }

  /** The modal this person looks at; throws when none is open. */
  async modal(): Promise<View> {
    const top = (await this.modals()).at(-1);
    if (!top) throw new Refused('no_modal_open', `${this.name} has no modal open`);
    return top;
  }

  async home(): Promise<View | null> {
    return (await this.see('home'))['view'] as View | null;
  }

  async offers(): Promise<Json> {
    return this.see('offers');
  }

  async download(file: { id: string }): Promise<Buffer> {
    return this.http.bytes('file', { as: this.name, id: file.id });
  }

  /** Reads again after each change until something is there; tells on time-out what was there last. */
  async waitFor<T>(
    read: () => Promise<T | undefined | null | false>,
    options: { what: string; timeoutMs?: number; saw?: () => Promise<unknown> },
  ): Promise<T> {
    return this.http.waitFor(read, options);
  }

  async waitForMessage(
    channel: string,
    wanted: (message: Message) => boolean,
    what: string,
    options: { timeoutMs?: number; thread?: Message | string } = {},
  ): Promise<Message> {
    const { thread } = options;
    const read = (): Promise<Message[]> =>
      thread ? this.threadIn(channel, tsOf(thread)) : this.messages(channel);
    return this.waitFor(async () => (await read()).findLast(wanted), {
      what: `${what} (a message in ${channel} for ${this.name})`,
      saw: async () => (await read()).map(({ ts, user, text }) => ({ ts, user, text })),
      ...options,
    });
  }

  async waitForDm(
    wanted: (message: Message) => boolean,
    what: string,
    options: { timeoutMs?: number } = {},
  ): Promise<Message> {
    return this.waitForMessage(await this.dm().id(), wanted, what, options);
  }

  async waitForModal(
    wanted: (view: View) => boolean,
    what: string,
    options: { timeoutMs?: number } = {},
  ): Promise<View> {
    const top = async (): Promise<View | undefined> => (await this.modals()).at(-1);
    return this.waitFor(
      async () => {
        const view = await top();
        return view && wanted(view) ? view : undefined;
      },
      { what: `${what} (a modal of ${this.name})`, saw: top, ...options },
    );
  }

  async waitForHome(
    wanted: (view: View) => boolean,
    what: string,
    options: { timeoutMs?: number } = {},
  ): Promise<View> {
    return this.waitFor(
      async () => {
        const view = await this.home();
        return view && wanted(view) ? view : undefined;
      },
      { what: `${what} (App Home of ${this.name})`, saw: () => this.home(), ...options },
    );
  }

  private async threadIn(channel: string, ts: string): Promise<Message[]> {
    return withChannel(await this.see('thread', { channel, ts }));
  }

  private do(path: string, body: Json): Promise<Json> {
    return this.http.post(`_person/${path}`, { as: this.name, ...body });
  }

  private see(path: string, query: Record<string, string> = {}): Promise<Json> {
    return this.http.get(`_person/${path}`, { as: this.name, ...query });
  }
}

function at(where: Where): Json {
  if (where === 'modal') return { view: 'top' };
  if (where === 'home') return { home: true };
  if ('ts' in where && typeof where.ts === 'string') return placed(where as Message);
  return (where as View).type === 'home' ? { home: true } : { view: (where as View).id };
}

function placed(message: Message): Json {
  if (!message.channel) throw new Error('The message does not say where it is: take it from the client');
  return { channel: message.channel, ts: message.ts };
}

function tsOf(message: Message | string): string {
  return typeof message === 'string' ? message : message.ts;
}

function encoded(files: Files): Json[] {
  return files.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') }));
}

function delivery(answer: Json): Delivery {
  return answer['delivery'] as Delivery;
}

function withChannel(answer: Json): Message[] {
  return (answer['messages'] as Message[]).map((message) => ({
    ...message,
    channel: answer['channel'] as string,
  }));
}
