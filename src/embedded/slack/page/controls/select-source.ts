import {
  textOf,
  type ChannelShown,
  type Json,
  type OptionGroup,
  type OptionShown,
  type PersonSeen,
} from '../data/shapes.js';
import { nameOf } from '../data/workspace.js';

/** What a menu offers, and how the thing chosen is kept: a whole option, or an id. */
export interface SelectSource {
  readonly kind: 'option' | 'id';
  /** Asked of the app for each typed text, once it is this long; otherwise `groups` is all there is. */
  readonly asksFrom: number | undefined;
  readonly groups: readonly OptionGroup[];
}

const plain = (value: string, text: string, description = ''): OptionShown => ({
  value,
  text: { type: 'plain_text', text },
  ...(description ? { description: { type: 'plain_text', text: description } } : {}),
});

export function sourceOfSelect(
  element: Json,
  people: readonly PersonSeen[],
  channels: readonly ChannelShown[],
): SelectSource {
  const kind = String(element['type'])
    .replace(/^multi_/, '')
    .replace(/_select$/, '');
  const byId = (options: OptionShown[]): SelectSource => ({
    kind: 'id',
    asksFrom: undefined,
    groups: [{ options }],
  });
  switch (kind) {
    case 'users':
      return byId(
        people.filter(({ is_bot }) => !is_bot).map(({ id, real_name, title }) => plain(id, real_name, title)),
      );
    case 'channels':
      return byId(
        optionsOf(
          channels.filter(({ is_im, is_private }) => !is_im && !is_private),
          people,
        ),
      );
    case 'conversations':
      return byId(
        optionsOf(
          channels.filter((channel) => isWanted(channel, element, people)),
          people,
        ),
      );
    case 'external':
      return { kind: 'option', asksFrom: Number(element['min_query_length'] ?? 3), groups: [] };
    default: {
      const groups = (element['option_groups'] as OptionGroup[] | undefined) ?? [
        { options: (element['options'] ?? []) as OptionShown[] },
      ];
      return { kind: 'option', asksFrom: undefined, groups };
    }
  }
}

function optionsOf(channels: readonly ChannelShown[], people: readonly PersonSeen[]): OptionShown[] {
  const known = new Map(people.map((person) => [person.id, person]));
  return channels.map((channel) =>
    plain(channel.id, `${channel.is_im ? '' : '# '}${nameOf(channel, known)}`),
  );
}

function isWanted(channel: ChannelShown, element: Json, people: readonly PersonSeen[]): boolean {
  const filter = (element['filter'] ?? {}) as Json;
  const include = filter['include'] as string[] | undefined;
  const kind = channel.is_im ? 'im' : channel.is_private ? 'private' : 'public';
  if (include && !include.includes(kind)) return false;
  if (filter['exclude_external_shared_channels'] === true && channel.is_ext_shared) return false;
  return (
    filter['exclude_bot_users'] !== true || !people.some(({ id, is_bot }) => is_bot && id === channel.user)
  );
}

/** What is offered for the typed text of what is known here. */
export function offered(source: SelectSource, typed: string): readonly OptionGroup[] {
  const wanted = typed.trim().toLowerCase();
  return source.groups
    .map(({ label, options }) => ({ label, options: options.filter((each) => fits(each, wanted)) }))
    .filter(({ options }) => options.length > 0) as OptionGroup[];
}

const fits = (option: OptionShown, wanted: string): boolean =>
  `${textOf(option.text)} ${textOf(option.description)}`.toLowerCase().includes(wanted);
