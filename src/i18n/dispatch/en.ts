import type { Texts } from '../texts.js';

export const grounds: Texts['grounds'] = {
  'of-contract': 'Engineer of this contract',
  'on-duty': 'On duty',
  skills: 'Knows the system',
  availability: 'Free, or near',
  other: 'Something else (please say below)',
};

export const dispatch: Texts['dispatch'] = {
  said: ({ grounds: why, text }) => `${why}: ${text}`,
  becauseOf: ({ grounds: why }) => `Grounds: ${why}`,
  by: {
    first: 'The desk’s rule (first to take it up)',
    own: 'The head in person',
    again: 'The desk’s rule (reopened)',
    split: 'The desk’s rule (moved items)',
    'on-spot': 'Nobody (handled on the spot)',
  },
  rule: {
    first: ({ name, policy, version }) =>
      `promise “${policy}”, version ${version}: whoever takes it up first has it, and that was ${name}`,
    own: ({ name, policy, version }) =>
      `promise “${policy}”, version ${version}: the department dispatches, and ${name} took it in person`,
    again: ({ name }) => `${name} had it before it was reopened, and has it again`,
    split: ({ name }) => `${name} had the request that its items come from`,
    'on-spot': ({ name }) => `handled on the spot by the resident engineer, ${name}`,
  },
  onThread: ({ text }) => `:scales: Dispatched: ${text}`,
  who: {
    first: 'Whoever takes it up first, by an answer or a proposal, has it',
    department: 'The head of the department, or whoever is on duty, dispatches',
  },
};
