import { EMULATE_METHODS } from '../emulate-backend.js';
import type { Method } from '../method.js';
import { appMethods } from './apps.js';
import { chatMethods } from './chat.js';
import { conversationMethods } from './conversations.js';
import { fileMethods } from './files.js';
import { markMethods } from './marks.js';
import { peopleMethods } from './people.js';
import { viewMethods } from './views.js';

const forwarded = Object.fromEntries(
  EMULATE_METHODS.map((name): [string, Method] => [
    name,
    { run: ({ core, args }) => core.emulate.forward(name, args) },
  ]),
);

/** Every method of the Web API that is answered. */
export const METHODS: Record<string, Method> = {
  ...appMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...markMethods,
  ...peopleMethods,
  ...viewMethods,
  ...forwarded,
};
