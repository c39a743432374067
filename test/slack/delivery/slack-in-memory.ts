import type { webApi } from '@slack/bolt';
import type { Message } from '../../../src/slack/messages/blocks.js';
import { Sender } from '../../../src/slack/delivery/send.js';

interface Posted {
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly metadata: { event_type: string; event_payload: { entry: string } };
}

/** What Slack has been given, and the calls by which delivery reaches it. */
export class SlackInMemory {
  readonly posted: Posted[] = [];
  /** Called before and after a message is posted; throws what the bot is to see. */
  onPost: (when: 'before' | 'after') => void = () => undefined;

  sender(): Sender {
    const client = {
      conversations: {
        open: ({ users }: { users: string }) => Promise.resolve({ channel: { id: `D-${users}` } }),
        history: ({ channel }: { channel: string }) =>
          Promise.resolve({ messages: this.posted.filter((one) => one.channel === channel) }),
      },
      users: { info: () => Promise.resolve({ user: { deleted: false } }) },
      chat: {
        postMessage: async (given: Omit<Posted, 'ts'> & Message) => {
          this.onPost('before');
          const ts = `${this.posted.length + 1}.000000`;
          this.posted.push({ ...given, ts });
          this.onPost('after');
          return Promise.resolve({ ts });
        },
      },
    };
    return new Sender(client as unknown as webApi.WebClient);
  }
}
