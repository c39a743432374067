import type { Contract } from '../contract/contract.js';
import { isSubject, type Subject } from './subject.js';

/** A contract that does not name a person any more: no contact, at no site's door. @returns undefined when it never did */
export function contractWithout(contract: Contract, subject: Subject): Contract | undefined {
  const contacts = contract.contacts.filter((contact) => !isSubject(subject, contact, contract.customerId));
  const sites = contract.sites.map((site) => {
    const { contact, phone, ...place } = site;
    const name = contact ?? '';
    return isSubject(subject, { name, phone }, contract.customerId) ? place : site;
  });
  const isSame =
    contacts.length === contract.contacts.length && sites.every((one, n) => one === contract.sites[n]);
  return isSame ? undefined : { ...contract, contacts, sites };
}
