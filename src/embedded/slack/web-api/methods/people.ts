import { Refusal } from '../../types.js';
import { flag, page, text, userOf, type Call, type Method } from '../method.js';
import { usergroupOnWire, userOnWire } from '../on-wire.js';

const hasEmail = (call: Call): boolean => call.core.workspace.app.scopes.includes('users:read.email');

export const peopleMethods: Record<string, Method> = {
  'users.info': {
    scopes: ['users:read'],
    run: (call) => ({
      user: userOnWire(call.core, userOf(call), {
        locale: flag(call, 'include_locale'),
        email: hasEmail(call),
      }),
    }),
  },
  'users.list': {
    scopes: ['users:read'],
    run: (call) => {
      const { workspace } = call.core;
      const ours = [...workspace.users.values()].filter((user) => !workspace.isExternal(user.id));
      const { items, response_metadata } = page(call, ours, 1000);
      const shown = { locale: flag(call, 'include_locale'), email: hasEmail(call) };
      const members = items.map((user) => userOnWire(call.core, user, shown));
      return { members, cache_ts: Math.floor(Date.now() / 1000), response_metadata };
    },
  },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    run: (call) => {
      const { workspace } = call.core;
      const email = text(call, 'email').toLowerCase();
      const user = [...workspace.users.values()].find((each) => email && each.email?.toLowerCase() === email);
      if (!user || workspace.isExternal(user.id)) throw new Refusal('users_not_found');
      return { user: userOnWire(call.core, user, { locale: false, email: true }) };
    },
  },
  'usergroups.list': {
    scopes: ['usergroups:read'],
    run: (call) => ({
      usergroups: call.core.workspace.usergroups
        .filter((group) => !group.disabled || flag(call, 'include_disabled'))
        .map((group) => usergroupOnWire(call.core, group, flag(call, 'include_users'))),
    }),
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    run: (call) => {
      const group = call.core.workspace.usergroups.find((each) => each.id === text(call, 'usergroup'));
      if (!group || (group.disabled && !flag(call, 'include_disabled'))) throw new Refusal('no_such_subteam');
      return { users: group.users };
    },
  },
};
