import type { Person, PersonRef } from '../../src/domain/people/person.js';
import { localeFrom } from '../../src/domain/people/person.js';
import { rolesOf } from '../../src/domain/people/roster.js';
import { deskSettings, WORKSPACE } from './company.js';

const STAFF = {
  zhou: 'U0ADMIN001',
  li: 'U0ENGLI001',
  chen: 'U0ENGCHEN1',
  sun: 'U0DESKSUN1',
  qian: 'U0HEADQIAN',
  wu: 'U0QUALWU01',
  zhao: 'U0BOSSZHAO',
} as const;
/** Customers, with the channels in which they have acted. */
const CUSTOMERS = {
  wang: { id: 'U0CUSTWANG', channels: ['C0RENHESVC', 'C0DRILL001'] },
  liu: { id: 'U0CUSTLIU1', channels: ['C0RENHESVC'] },
  smith: { id: 'U0CUSTSMIT', channels: ['C0HARBRSVC', 'C0HARBCRAN'] },
  becker: { id: 'U0CUSTBECK', channels: ['C0HARBCRAN'] },
  he: { id: 'U0CUSTHE01', channels: ['C0JBLIBSVC'] },
} as const;

export type StaffName = keyof typeof STAFF;
export type CustomerName = keyof typeof CUSTOMERS;
export type Name = StaffName | CustomerName;

export const CUSTOMER_NAMES = Object.keys(CUSTOMERS) as CustomerName[];

const isCustomer = (name: Name): name is CustomerName => name in CUSTOMERS;
export const userIdOf = (name: Name): string => (isCustomer(name) ? CUSTOMERS[name].id : STAFF[name]);

/** Somebody of the company or of its customers, by the name they go by in the workspace. */
export function personRefOf(name: Name): PersonRef {
  const { id, real_name, team } = userOf(name);
  return { id, name: real_name, teamId: team };
}

/** The same as the desk knows them when they act. */
export function personOf(name: Name): Person {
  const { id, locale, team } = userOf(name);
  const customerIds = isCustomer(name)
    ? CUSTOMERS[name].channels.map((channel) => `customer-${channel}`)
    : [];
  return {
    ...personRefOf(name),
    locale: localeFrom(locale, 'zh-CN'),
    roles: rolesOf(deskSettings().roster, id),
    customerIds,
    external: team !== WORKSPACE.teams[0]!.id,
  };
}

export const userOf = (name: Name): (typeof WORKSPACE.users)[number] =>
  WORKSPACE.users.find(({ id }) => id === userIdOf(name))!;
