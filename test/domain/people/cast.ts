import type { Locale, Person, PersonRef, Role } from '../../../src/domain/people/person.js';
import type { Roster } from '../../../src/domain/people/roster.js';

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  locale: 'zh-CN' as Locale,
  roles: [],
  customerIds: [],
  external: false,
  ...more,
});
const staff = (id: string, name: string, role: Role): Person => person(id, name, { roles: [role] });

export const RENHE = 'customer-C0RENHESVC';
export const HARBOUR = 'customer-C0HARBRSVC';

/** Resident at 仁和医院. */
export const li = staff('U0ENGLI001', '李工', 'engineer');
export const chen = person('U0ENGCHEN1', 'Chen Ming', { roles: ['engineer'], locale: 'en' });
export const qian = staff('U0HEADQIAN', '钱部长', 'tech-head');
export const sun = staff('U0DESKSUN1', '孙前台', 'front-desk');
export const wu = staff('U0QUALWU01', '吴质控', 'quality');
export const zhao = staff('U0BOSSZHAO', '赵总', 'manager');
export const zhou = staff('U0ADMIN001', '周敏', 'admin');
/** Of 仁和医院, in a workspace of its own. */
export const wang = person('U0CUSTWANG', '王主任', { customerIds: [RENHE], external: true });
/** Of Harbour Logistics: to them 仁和医院 does not exist. */
export const smith = person('U0CUSTSMIT', 'Anna Smith', { customerIds: [HARBOUR], locale: 'en' });
/** In no customer's channel. */
export const stranger = person('U0STRANGER', 'Ned Nobody', { locale: 'en' });

export const ref = ({ id, name }: Person): PersonRef => ({ id, name });

export const ROSTER: Roster = {
  'front-desk': [ref(sun)],
  'tech-head': [ref(qian)],
  engineer: [ref(li), ref(chen)],
  quality: [ref(wu)],
  manager: [ref(zhao)],
  admin: [ref(zhou)],
};
