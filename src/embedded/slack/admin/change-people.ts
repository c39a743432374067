import type { Core } from '../core.js';
import { tellBot } from '../delivery/events.js';
import { seconds } from '../ids.js';
import type { Json } from '../types.js';
import { usergroupOnWire } from '../web-api/on-wire.js';

/** Deactivates somebody, or has direct messages to them refused by a word of Slack's; `null` takes that back. */
export function changePerson(core: Core, nameOrId: string, { deactivated, refuses }: Json): Json {
  const user = core.workspace.person(nameOrId);
  if (!user) throw new Error(`Nobody is called ${nameOrId}`);
  if (typeof deactivated === 'boolean') user.deleted = deactivated;
  if (refuses === null) delete user.refuses;
  if (typeof refuses === 'string') user.refuses = refuses;
  return { id: user.id, deactivated: user.deleted ?? false, refuses: user.refuses ?? null };
}

/**
 * Changes who is in a user group, or disables it, and tells the bot by the two events that Slack sends for it.
 * @param change `users` by name or id; `silently` sends no event, as when it was lost
 */
export function changeUsergroup(core: Core, handleOrId: string, { users, disabled, silently }: Json): Json {
  const { workspace } = core;
  const group = workspace.usergroups.find(({ id, handle }) => id === handleOrId || handle === handleOrId);
  if (!group) throw new Error(`No such user group: ${handleOrId}`);
  const before = group.users;
  if (typeof disabled === 'boolean') group.disabled = disabled;
  if (Array.isArray(users)) group.users = users.map((each) => idOf(core, String(each)));
  const shown = usergroupOnWire(core, group, true);
  if (silently === true) return shown;
  const added = group.users.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !group.users.includes(id));
  if (added.length + removed.length > 0) {
    tellBot(core, {
      type: 'subteam_members_changed',
      subteam_id: group.id,
      team_id: workspace.app.teamId,
      date_previous_update: seconds() - 1,
      date_update: seconds(),
      added_users: added,
      added_users_count: added.length,
      removed_users: removed,
      removed_users_count: removed.length,
    });
  }
  tellBot(core, { type: 'subteam_updated', subteam: shown });
  return shown;
}

function idOf(core: Core, nameOrId: string): string {
  const user = core.workspace.person(nameOrId);
  if (!user) throw new Error(`Nobody is called ${nameOrId}`);
  return user.id;
}
