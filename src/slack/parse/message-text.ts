const CONTROL = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;
const PERSON = /<@([A-Z0-9]+)(?:\|[^<>]*)?>/g;

/** Ids of the people mentioned in a message. */
export const mentionedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(PERSON)].map((found) => found[1]!)),
];

/**
 * What a person reads in a message, from the text as Slack hands it over (docs.slack.dev, "Formatting message text"):
 * kept in this form, it can be escaped anew wherever it is shown.
 * @param nameOf the name of a mentioned person
 */
export function plainText(text: string, nameOf: (id: string) => string | undefined): string {
  const read = text.replace(CONTROL, (_all, kind: string, target: string, label: string | undefined) => {
    if (kind === '@') return `@${nameOf(target) ?? label ?? target}`;
    if (kind === '#') return `#${label || target}`;
    if (kind === '!') return label ?? `@${target}`;
    const address = target.replace(/^(mailto|tel):/, '');
    // What Slack makes a link of by itself is labelled with what was typed.
    return !label || address.endsWith(label) ? label || address : `${label} (${address})`;
  });
  return read.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
