import { z } from 'zod';

/** The salt of what is personal, and what it is for. Where one is gone, what it was for has been erased. */
export const saltSchema = z.object({ of: z.string(), salt: z.string() });
export type Salt = z.infer<typeof saltSchema>;
