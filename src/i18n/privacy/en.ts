import type { Texts } from '../texts.js';

/** What is said of personal data; the keys are those of zh-CN.ts. */
export const privacy: Texts['privacy'] = {
  erased: 'erased',
  done: ({ name, count }) =>
    `${name} erased personal data in ${count} place${count === 1 ? '' : 's'} as demanded; everything else, and every signature, is as it was`,
};
