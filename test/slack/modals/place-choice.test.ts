import type { Contract } from '../../../src/domain/contract/contract.js';
import { Read } from '../../../src/slack/modals/inputs.js';
import { placeGiven, placeMeant, siteInputs, systemInput } from '../../../src/slack/modals/place-choice.js';
import { CONTRACT } from '../../domain/ticket/requests.js';

const SITES = [
  { id: 'it', name: '信息科机房', address: '门诊楼 B1' },
  { id: 'rad', name: '放射科', address: '医技楼 2 层' },
];
const STORAGE = { id: 'STO-1', name: '影像主存储', system: 'PACS 影像系统', siteId: 'rad' };
const LISTED: Contract = { ...CONTRACT, sites: SITES, equipment: [STORAGE] };

interface Field {
  block_id: string;
  element: {
    options?: { value: string; text: { text: string } }[];
    option_groups?: { options: { value: string }[] }[];
    initial_option?: { value: string };
    initial_value?: string;
  };
}
const fields = (...given: Parameters<typeof siteInputs>) => siteInputs(...given) as unknown as Field[];
const labels = ({ element }: Field) => element.options!.map(({ text }) => text.text);

/** What Slack would send back of a form in which these stand. */
const meant = (contract: Contract, given: Record<string, string>, equipmentId?: string) => {
  const values = Object.fromEntries(
    Object.entries(given).map(([id, value]) => [
      id,
      { value: id.startsWith('siteId') ? { selected_option: { value } } : { value } },
    ]),
  );
  const read = placeGiven(new Read(values), contract.id);
  return placeMeant(contract, { ...read, equipmentId }, 'zh-CN');
};

it('a contract without sites asks for the place in words, as before', () => {
  const [site, ...others] = fields(CONTRACT, {}, 'zh-CN');
  expect(others).toEqual([]);
  expect(site!.element.initial_value).toBe(CONTRACT.site);
});

it('sites of the contract are a menu, with the place that the contract names and any other; nothing of before is lost', () => {
  const [menu, where] = fields(LISTED, {}, 'zh-CN');
  expect(labels(menu!)).toEqual([
    '信息科机房 · 门诊楼 B1',
    '放射科 · 医技楼 2 层',
    CONTRACT.site,
    '其他地点（写在下一栏）',
  ]);
  expect(menu!.element.initial_option).toMatchObject({ text: { text: CONTRACT.site } });
  expect(where!.element.initial_value).toBeUndefined();
  const named = { ...LISTED, site: '放射科' };
  expect(labels(fields(named, {}, 'zh-CN')[0]!)).toHaveLength(3);
  expect(fields(named, {}, 'zh-CN')[0]!.element.initial_option).toMatchObject({ value: 'rad' });
});

it('a piece that is chosen stands at its site, in a field of its own, and its system is not asked for', () => {
  const given = { equipmentId: 'STO-1' };
  const [menu] = fields(LISTED, given, 'zh-CN');
  expect(menu!.element.initial_option).toMatchObject({ value: 'rad' });
  expect(menu!.block_id).not.toBe(fields(LISTED, {}, 'zh-CN')[0]!.block_id);
  expect(systemInput(LISTED, given, 'zh-CN')).toMatchObject({ type: 'context' });
  expect(systemInput(LISTED, {}, 'zh-CN')).toMatchObject({ type: 'input' });
});

it('more sites than a menu holds are in groups, each of them to be chosen', () => {
  const sites = Array.from({ length: 200 }, (_none, n) => ({ id: `s${n}`, name: `${n} 楼`, address: 'x' }));
  const [menu] = fields({ ...LISTED, sites }, { siteId: 's150' }, 'zh-CN');
  const offered = menu!.element.option_groups!.flatMap(({ options }) => options.map(({ value }) => value));
  expect(offered).toEqual(expect.arrayContaining(sites.map(({ id }) => id)));
  expect(menu!.element.initial_option).toMatchObject({ value: 's150' });
});

describe('what is filed', () => {
  const site = `site@${CONTRACT.id}`;
  const menu = `siteId@${CONTRACT.id}`;
  const system = `system@${CONTRACT.id}`;

  it.each([
    [
      { [menu]: 'rad', [site]: '2 号机房', [system]: 'HIS' },
      { site: '放射科 · 2 号机房', siteId: 'rad', system: 'HIS' },
    ],
    [
      { [menu]: 'rad', [system]: 'HIS' },
      { site: '放射科', siteId: 'rad', system: 'HIS' },
    ],
    [
      { [`${menu}@STO-1`]: 'it', [system]: 'HIS' },
      { site: '信息科机房', siteId: 'it', system: 'HIS' },
    ],
    [
      { [menu]: 'other ', [site]: '新院区', [system]: 'HIS' },
      { site: '新院区', system: 'HIS' },
    ],
    [
      { [menu]: 'main ', [system]: 'HIS' },
      { site: CONTRACT.site, system: 'HIS' },
    ],
    [
      { [site]: '门诊楼', [system]: 'HIS' },
      { site: '门诊楼', system: 'HIS' },
    ],
  ])('%j is %j', (given, expected) => {
    expect(meant(LISTED, given)).toEqual({ ok: expected });
  });

  it('of a piece is its system, whatever still stands in the field', () => {
    expect(meant(LISTED, { [menu]: 'rad', [system]: 'HIS' }, 'STO-1')).toMatchObject({
      ok: { system: 'PACS 影像系统' },
    });
    expect(meant(LISTED, { [menu]: 'rad' }, 'STO-1')).toMatchObject({ ok: { system: 'PACS 影像系统' } });
  });

  it('at another place has to be named, and is told at its field when it is too long', () => {
    expect(meant(LISTED, { [menu]: 'other ' })).toEqual({ errors: { [site]: '请写明是什么地点。' } });
    const long = { ...LISTED, site: 'x'.repeat(180) };
    const refused = meant(long, { [menu]: 'main ', [site]: 'y'.repeat(30) });
    expect(refused).toMatchObject({ errors: { [site]: expect.stringContaining('17') } });
  });
});
