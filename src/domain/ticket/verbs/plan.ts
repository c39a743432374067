import { refuse } from '../../refusal.js';
import type { DecideVerb } from '../verb.js';

/** R5: who owns the emergency plan, what is done, step by step, and by when the customer hears from us. */
export const plan: DecideVerb<'plan'> = (ticket, command, { at }) => {
  const current = ticket.emergencyPlan!;
  const { owner, measure, nextWordAt, text } = command;
  if (nextWordAt && nextWordAt <= at) return refuse('word-in-the-past');
  const steps = [...new Set(command.steps)].map((step) => ({
    text: step,
    done: command.done.includes(step),
  }));
  const word = nextWordAt ?? (text ? undefined : current.nextWordAt);
  return {
    set: { emergencyPlan: { ...current, owner, measure, steps, nextWordAt: word, remindAt: word } },
    facts: [
      {
        type: 'emergency-planned',
        owner,
        measure,
        steps,
        ...(word ? { nextWordAt: word } : {}),
        ...(text ? { text } : {}),
      },
    ],
  };
};
