import type { Texts } from '../texts.js';

/** What customers wrote in Slack: kept whole when it is registered, and whatever becomes of it. */
export const said: Texts['said'] = {
  whole: ({ text }) => `:page_facing_up: The whole message that this was registered from:\n${text}`,
  edited: ({ name, before, after }) =>
    `:pencil2: ${name} has changed what they wrote.\n*Before*: ${before}\n*Now*: ${after}`,
  editedRegistered: ({ name, before, after }) =>
    `:pencil2: ${name} has changed the message that this request was registered from. The request keeps the words it was registered with.\n*Before*: ${before}\n*Now*: ${after}`,
  deleted: ({ name, before }) =>
    `:wastebasket: A message of ${name} was deleted in Slack; what it said is kept: ${before}`,
  deletedRegistered: ({ name, before }) =>
    `:wastebasket: The message of ${name} that this request was registered from was deleted in Slack; what it said is kept: ${before}`,
  noWords: '(no words)',
};
