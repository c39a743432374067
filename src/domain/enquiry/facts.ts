import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import { factOf } from '../record/fact.js';
import { HEARD } from './enquiry.js';

const SAID = { ts: z.string(), text: z.string(), fileIds: z.array(z.string()) };

/** What happens to a customer's plain message. Whoever did it stands in `by`. */
export const enquiryFactSchema = z.discriminatedUnion('type', [
  factOf('heard', { ...HEARD, ...SAID }),
  /** The customer goes on, or somebody says something under it. */
  factOf('said', SAID),
  /** What was written was changed, or taken back. */
  factOf('edited', { ts: z.string(), text: z.string() }),
  factOf('deleted', { ts: z.string() }),
  /** One of ours answered before anything was offered. */
  factOf('answered', {}),
  factOf('offered', {}),
  factOf('chased', { round: z.number().int(), to: z.array(personRefSchema) }),
  factOf('registered', { request: z.string() }),
  /** The customer does not want it registered; the desk finds that it is none. */
  factOf('declined', {}),
  factOf('dismissed', { remark: z.string() }),
]);
export type EnquiryFact = z.infer<typeof enquiryFactSchema>;
