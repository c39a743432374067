import { contactSchema } from '../../domain/ticket/register.js';

/**
 * A name and a telephone number as people write them on one line: `李护士 010-8888 6666 转 12`.
 * @returns undefined when nothing was written; null when it is not both
 */
export function readContact(written: string): { name: string; phone: string } | undefined | null {
  // Chinese input methods write figures in full width.
  const text = written.normalize('NFKC').trim();
  if (text === '') return undefined;
  const digits = text.search(/[+\d]/);
  if (digits < 0) return null;
  const name = text.slice(0, digits).replace(/[\s,，、:：(（]+$/u, '');
  const parsed = contactSchema.safeParse({ name, phone: text.slice(digits).replace(/[)）]+$/u, '') });
  return parsed.success ? parsed.data : null;
}
