import type { PersonSeen } from '../data/shapes.js';

/** Dark enough for white letters (WCAG AA). */
const COLOURS = [
  '#8f3b5f',
  '#2f6d4f',
  '#7a4a12',
  '#2b5ea7',
  '#6a3d9a',
  '#a03a2c',
  '#1b6b7b',
  '#4f5b1e',
  '#84411f',
];
const CJK = /\p{Script=Han}/u;

const colourOf = (id: string): string => {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return COLOURS[sum % COLOURS.length]!;
};

/** `李工`, `AS` of Anna Smith, `Y` of Yingda. */
function initialsOf(name: string): string {
  if (CJK.test(name)) return name.slice(-2);
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** A person's picture: initials on a colour of their own; drawn by the style, so that no name is read twice. */
export function Avatar({ person, size = 36 }: { person: PersonSeen | undefined; size?: number }) {
  const background = person?.is_bot ? '#1f4e79' : colourOf(person?.id ?? '');
  const initials = initialsOf(person?.real_name ?? '?');
  const fontSize = Math.round(size * (initials.length > 1 ? 0.36 : 0.5));
  return (
    <span
      className="avatar"
      aria-hidden="true"
      data-initials={initials}
      style={{ width: size, height: size, background, fontSize }}
    />
  );
}
