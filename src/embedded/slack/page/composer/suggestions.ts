import type { Offers, PersonSeen } from '../data/shapes.js';

/** One thing that the composer offers to complete: what is shown, and the text with it filled in. */
export interface Suggestion {
  readonly label: string;
  readonly note: string;
  readonly filled: string;
}

/** The parts of a usage hint: `new | list | show 42` are three subcommands. */
const subcommandsOf = (hint: string): string[] =>
  hint
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);

/** What fits the text before the cursor: commands, the subcommands of one, or people after an `@`. */
export function suggestionsFor(text: string, offers: Offers, people: readonly PersonSeen[]): Suggestion[] {
  const inCommand = /^\/\S*$/.exec(text);
  if (inCommand) {
    return offers.commands
      .filter(({ command }) => command.startsWith(text))
      .map(({ command, description = '', usage_hint: hint }) => ({
        label: hint ? `${command} ${hint}` : command,
        note: description,
        filled: `${command} `,
      }));
  }
  const afterCommand = /^(\/\S+) +(.*)$/.exec(text);
  if (afterCommand) {
    const [, command, typed] = afterCommand;
    const found = offers.commands.find((each) => each.command === command);
    return subcommandsOf(found?.usage_hint ?? '')
      .filter((each) => each.startsWith(typed!) && each !== typed)
      .map((each) => ({ label: `${command} ${each}`, note: '', filled: `${command} ${each}` }));
  }
  const mention = /(^|\s)@(\S*)$/.exec(text);
  if (!mention) return [];
  const typed = mention[2]!.toLowerCase();
  return people
    .filter(({ name, real_name }) => name.startsWith(typed) || real_name.toLowerCase().includes(typed))
    .slice(0, 8)
    .map(({ name, real_name, title }) => ({
      label: `@${real_name}`,
      note: title || name,
      filled: `${text.slice(0, text.length - mention[2]!.length)}${name} `,
    }));
}
