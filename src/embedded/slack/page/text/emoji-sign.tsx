import { emojiOf } from './emoji.js';

/** An emoji by name; one that nobody knows stays as it was written, as in Slack. */
export function Emoji({ name }: { name: string }) {
  const sign = emojiOf(name);
  if (!sign) return <>:{name}:</>;
  return (
    <span className="emoji" role="img" aria-label={`:${name}:`} title={`:${name}:`}>
      {sign}
    </span>
  );
}
