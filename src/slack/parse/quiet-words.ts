/** Two times of the day as somebody wrote them, made `HH:MM`. */
export interface TimesRead {
  readonly from: string;
  readonly to: string;
}

const OFF = new Set(['off', 'none', 'no', '关', '关闭', '取消', '无', '不要']);
const TIME = String.raw`(\d{1,2})(?:[:.点时](\d{2})?)?`;
const RANGE = new RegExp(String.raw`^${TIME}\s*(?:-|–|—|~|to|到|至)\s*${TIME}$`);

/**
 * What stands after `/service quiet`: `22:00-07:00`, `22到7点`, `off`.
 * @returns undefined for anything else, also when both times are the same
 */
export function readQuiet(text: string): TimesRead | 'off' | undefined {
  const words = text.normalize('NFKC').trim().toLowerCase();
  if (OFF.has(words)) return 'off';
  const found = RANGE.exec(words);
  if (!found) return undefined;
  const [from, to] = [timeOf(found[1], found[2]), timeOf(found[3], found[4])];
  return from && to && from !== to ? { from, to } : undefined;
}

function timeOf(hours = '', minutes = '00'): string | undefined {
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : undefined;
}
