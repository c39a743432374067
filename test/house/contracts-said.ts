import type { Locale } from '../../src/domain/people/person.js';
import { contractChoice } from '../../src/slack/modals/contract-choice.js';
import { contractForm } from '../../src/slack/modals/contract-form.js';
import { contractView } from '../../src/slack/modals/contract-view.js';
import { contractOf, type Fill } from './extremes.js';
import type { Said } from './everything-said.js';

const AT = new Date('2026-11-23T02:00:00Z');

/** Contracts, chosen, edited and read, with as much in them as can be. */
export function contractsSaid(locale: Locale, fill: Fill): Said[] {
  const whole = contractOf(fill);
  const [site] = whole.sites;
  const sites = Array.from({ length: 200 }, (_none, index) => ({ ...site!, id: `${index}${fill(97)}` }));
  const wide = { ...whole, sites, projects: [fill(300), fill(300)] };
  return [
    {
      name: 'contract choice',
      view: contractChoice(
        Array.from({ length: 130 }, () => whole),
        locale,
      ),
    },
    { name: 'contract', view: contractForm(whole, locale, 'C0RENHESVC1') },
    {
      name: 'contract, short',
      view: contractForm({ ...contractOf(() => 'x'), equipment: [], sites: [] }, locale),
    },
    { name: 'contract, read whole', view: contractView({ contract: whole, locale, at: AT }) },
    { name: 'contract, sought in', view: contractView({ contract: wide, words: fill(200), locale, at: AT }) },
    { name: 'contract, with 200 sites', view: contractView({ contract: wide, locale, at: AT }) },
  ];
}
