import type { Message, StateValues } from '../types.js';
import { stateOf } from './element-values.js';

/** What each person has chosen in the inputs of a message: everybody sees only their own choice. */
export class MessageStates {
  private states = new Map<string, StateValues>();

  forget(): void {
    this.states.clear();
  }

  of(user: string, channel: string, message: Message): StateValues {
    const key = `${user} ${channel} ${message.ts}`;
    const values = stateOf(message.blocks ?? [], this.states.get(key));
    this.states.set(key, values);
    return values;
  }
}
