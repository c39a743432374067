import type { Workspace } from '../state/workspace.js';

/**
 * Text as Slack stores what a person types: `&`, `<` and `>` escaped, `@name` and `#channel` turned into references
 * (docs.slack.dev, "Formatting message text"), in commands with the name behind a bar. References already written as `<@U…>` stay.
 */
export function escapeTyped(workspace: Workspace, typed: string, { named = false } = {}): string {
  const escaped = typed.replace(/<([@#!][^<>]+)>|[&<>]/g, (found, reference?: string) =>
    reference ? found : ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' }[found] ?? found),
  );
  return escaped
    .replace(/(^|\s)@([a-z0-9._-]+)/g, (found, before: string, name: string) => {
      const user = workspace.person(name);
      return user ? `${before}<@${user.id}${named ? `|${user.name}` : ''}>` : found;
    })
    .replace(/(^|\s)#([a-z0-9._-]+)/g, (found, before: string, name: string) => {
      const channel = [...workspace.channels.values()].find((each) => each.name === name);
      return channel ? `${before}<#${channel.id}|${name}>` : found;
    });
}
