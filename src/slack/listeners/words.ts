import type { SlackContext } from '../context.js';
import { mentionedIn, plainText } from '../parse/message-text.js';

/** A message's words as people read them, with the names of those mentioned. */
export async function readable({ who }: Pick<SlackContext, 'who'>, text: string): Promise<string> {
  const ids = mentionedIn(text);
  const named = await Promise.all(
    ids.map((id) =>
      who.profile(id).then(
        ({ name }) => [id, name] as const,
        () => undefined,
      ),
    ),
  );
  const names = new Map(named.filter((entry) => entry !== undefined));
  return plainText(text, (id) => names.get(id));
}
