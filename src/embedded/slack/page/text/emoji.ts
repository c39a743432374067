import { get, search } from 'node-emoji';

/** Slack's names that the library does not know, or knows under another name. */
const OWN: Record<string, string> = {
  admission_tickets: '🎟️',
  bust_in_silhouette: '👤',
  car: '🚗',
  double_vertical_bar: '⏸️',
  hammer_and_wrench: '🛠️',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  large_green_square: '🟩',
  large_red_square: '🟥',
  large_yellow_square: '🟨',
  lower_left_fountain_pen: '🖋️',
  red_car: '🚗',
  slightly_smiling_face: '🙂',
  spiral_calendar_pad: '🗓️',
  thumbsup_all: '👍',
};

/** What people take most often; the first one files a request. */
export const FREQUENT = ['ticket', 'white_check_mark', 'eyes', '+1', 'raised_hands', 'heart', 'tada', 'pray'];

/** The sign of a name without colons; nothing when there is none. */
export const emojiOf = (name: string): string | undefined => OWN[name] ?? get(name);

/** Names and signs that fit what is typed, at most `most`. */
export function findEmoji(typed: string, most = 40): { name: string; sign: string }[] {
  const wanted = typed.toLowerCase().replaceAll(':', '').trim();
  if (!wanted) return FREQUENT.map((name) => ({ name, sign: emojiOf(name) ?? name }));
  return search(wanted)
    .slice(0, most)
    .map(({ name, emoji }) => ({ name, sign: emoji }));
}
