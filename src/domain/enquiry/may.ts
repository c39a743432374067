import { isStaff, type Person, type Role } from '../people/person.js';
import type { Enquiry } from './enquiry.js';

/** Who may find that it is no request. */
export const DISMISS: readonly Role[] = ['front-desk', 'tech-head', 'engineer', 'quality', 'manager'];

export const mayDismiss = ({ roles }: Person): boolean => roles.some((role) => DISMISS.includes(role));

/** Whoever wrote it, and everybody of the same customer. */
export const isOfTheirs = (person: Person, { customerId }: Pick<Enquiry, 'customerId'>): boolean =>
  !isStaff(person) && person.customerIds.includes(customerId);

export const maySeeEnquiry = (person: Person, enquiry: Pick<Enquiry, 'customerId'>): boolean =>
  isStaff(person) || isOfTheirs(person, enquiry);
