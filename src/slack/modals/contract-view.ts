import type { types } from '@slack/bolt';
import type { Contract } from '../../domain/contract/contract.js';
import { equipmentLabel, type Equipment } from '../../domain/contract/equipment.js';
import { phaseOf, phaseUntil } from '../../domain/contract/phase.js';
import { systemOf } from '../../domain/contract/place.js';
import { coverBySite, type SiteCover } from '../../domain/contract/search.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { context, divider, section, type Block } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import { modal } from './modal.js';

/** As many lines as somebody looks through; of more, words find the ones that are wanted. */
const MOST_LINES = 120;
const SECTION_LENGTH = 2800;

interface Looked {
  readonly contract: Contract;
  /** What is looked for among sites and equipment; empty: all of it. */
  readonly words?: string | undefined;
  readonly locale: Locale;
  readonly at: Date;
}

/** What a contract covers, to be read: its phase, its systems, its sites, and what stands at each (R7–R9, R39). */
export function contractView({ contract, words = '', locale, at }: Looked): types.ModalView {
  const t = textsIn(locale);
  const all = coverBySite(contract, words);
  const { shown, left } = cut(all);
  const wanted = words.trim() === '' ? [] : [context(t.contracts.view.wanted({ words: typed(words, 100) }))];
  return modal({
    callbackId: VIEW.contractView,
    title: t.contracts.form.title,
    close: t.show.close,
    metadata: {},
    blocks: [
      section(`*${typed(contract.customerName, 200)}* · ${typed(contract.name, 200)}`),
      context(...about(contract, at, t)),
      ...wanted,
      divider(),
      ...(all.length === 0
        ? [section(words.trim() === '' ? t.contracts.view.nothing : t.contracts.view.notFound)]
        : inSections(shown.flatMap((one) => linesOf(one, contract, at, t)))),
      ...(left > 0 ? [context(t.contracts.view.more({ count: left }))] : []),
    ],
  });
}

function about(contract: Contract, at: Date, t: Texts): string[] {
  const { systems, projects } = contract;
  const pair = (name: string, value: string) => t.card.pair({ name, value });
  return [
    pair(t.contracts.cover, phaseText(contract, at, undefined, t)),
    ...(systems.length > 0 ? [pair(t.filing.system, typed(systems.join(' / '), 600))] : []),
    ...(projects.length > 0 ? [pair(t.contracts.view.projects, typed(projects.join(' / '), 600))] : []),
  ];
}

function phaseText(contract: Contract, at: Date, equipmentId: string | undefined, t: Texts): string {
  const phase = t.contracts.phase[phaseOf(contract, at, equipmentId)];
  const day = phaseUntil(contract, at, equipmentId);
  return day ? t.contracts.coverUntil({ phase, day }) : phase;
}

/** The first so many lines, a site counted as one. */
function cut(all: readonly SiteCover[]): { shown: SiteCover[]; left: number } {
  let room = MOST_LINES;
  const shown: SiteCover[] = [];
  for (const { site, pieces } of all) {
    if (room <= 0) break;
    room -= 1;
    const some = pieces.slice(0, Math.max(0, room));
    room -= some.length;
    shown.push({ site, pieces: some });
  }
  const count = (groups: readonly SiteCover[]) => groups.reduce((sum, { pieces }) => sum + pieces.length, 0);
  return { shown, left: count(all) - count(shown) + (all.length - shown.length) };
}

function linesOf({ site, pieces }: SiteCover, contract: Contract, at: Date, t: Texts): string[] {
  const reach = [site?.contact, site?.phone].filter((one) => one !== undefined).join(' ');
  const head = site
    ? [`*${typed(site.name, 100)}* (${typed(site.id, 100)})`, typed(site.address, 200), typed(reach, 200)]
    : [`*${t.contracts.view.nowhere}*`];
  return [
    head.filter((part) => part !== '').join(' · '),
    ...pieces.map((piece) => `• ${pieceText(piece, contract, at, t)}`),
  ];
}

function pieceText(piece: Equipment, contract: Contract, at: Date, t: Texts): string {
  const system = systemOf(contract, piece);
  const parts = [
    piece.serial === undefined ? undefined : typed(piece.id, 100),
    typed(equipmentLabel(piece), 320),
    system === undefined || system === piece.name ? undefined : typed(system, 200),
    piece.softwareVersion && t.contracts.view.version({ version: typed(piece.softwareVersion, 100) }),
    phaseText(contract, at, piece.id, t),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Lines together as far as a section holds them. */
function inSections(lines: readonly string[]): Block[] {
  const sections: string[] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + line.length < SECTION_LENGTH) {
      sections[sections.length - 1] = `${last}\n${line}`;
    } else sections.push(line);
  }
  return sections.map(section);
}
