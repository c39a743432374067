import type { Contract } from './contract.js';
import { inUse, type Equipment } from './equipment.js';

/** What a contract has at one of its sites, in use. */
export interface SiteCover {
  /** Absent: what stands at no site of the contract. */
  readonly site: Contract['sites'][number] | undefined;
  readonly pieces: readonly Equipment[];
}

const plainly = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Sites and equipment of a contract, each piece at its site.
 * @param words every one of them must stand in a piece, or in the site that it stands at; none: all
 */
export function coverBySite(
  { sites, equipment }: Pick<Contract, 'sites' | 'equipment'>,
  words = '',
): SiteCover[] {
  const wanted = plainly(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const has = (...texts: (string | undefined)[]) => {
    const text = plainly(texts.filter((one) => one !== undefined).join('\n'));
    return wanted.every((word) => text.includes(word));
  };
  const known = new Set(sites.map(({ id }) => id));
  const pieces = inUse(equipment);
  const groups = [...sites, undefined].map((site) => {
    const here = pieces.filter(({ siteId }) =>
      site ? siteId === site.id : siteId === undefined || !known.has(siteId),
    );
    const { id, name, address } = site ?? {};
    const found = here.filter((piece) =>
      has(piece.id, piece.name, piece.maker, piece.model, piece.serial, piece.system, id, name, address),
    );
    return { site, pieces: found, isNamed: has(id, name, address) };
  });
  return groups
    .filter(({ site, pieces: found, isNamed }) => found.length > 0 || (site !== undefined && isNamed))
    .map(({ site, pieces: found }) => ({ site, pieces: found }));
}
