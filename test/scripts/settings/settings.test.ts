import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readSettingsFile } from '../../../scripts/settings/read-file.js';
import { runSettings } from '../../../scripts/settings/run.js';
import { writeSettingsFile } from '../../../scripts/settings/write-file.js';
import { publicDaysOf, yearsAround } from '../../../src/calendars/public-days.js';
import { nextSettings } from '../../../src/domain/settings/next-settings.js';
import { calendarOf, DEFAULT_SETTINGS, policyOf } from '../../../src/domain/settings/settings.js';
import type { Settings } from '../../../src/domain/settings/settings.js';
import { DEFAULT_DESK_POLICY } from '../../../src/domain/sla/escalation.js';
import { METRICS } from '../../../src/domain/sla/terms.js';
import { chen, li, ref, ROSTER } from '../../domain/people/cast.js';
import { at, CONTRACT } from '../../domain/ticket/requests.js';
import { connect, file, type Process } from '../../store/stores.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { closeStore } from '../../../src/store/connection.js';

const DESK: Settings = {
  ...DEFAULT_SETTINGS,
  companyName: '应达科技: #1 "yes"',
  roster: ROSTER,
  policies: [
    { ...DEFAULT_DESK_POLICY, version: 2, name: '标准' },
    {
      ...DEFAULT_DESK_POLICY,
      id: 'gold',
      severities: { major: { response: 10 } },
      supplierPauses: ['repair'],
    },
    DEFAULT_DESK_POLICY,
  ],
  calendars: [
    {
      id: 'office',
      name: '办公时间: #1',
      version: 3,
      country: 'CN',
      hours: {
        week: { mon: ['09:00-12:00', '13:00-18:00'], fri: ['22:00-06:00'] },
        holidays: ['2026-10-01'],
        workdays: ['2026-10-10'],
        days: { '2026-11-25': [] },
      },
      publicDays: (await publicDaysOf('CN', yearsAround(2026)))!,
    },
    { id: 'default', version: 1, hours: '24x7' },
  ],
  skills: { [li.id]: ['网络', 'database'] },
};

const readBack = (text: string) => {
  const read = readSettingsFile(text, 'desk.yaml');
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.file;
};

describe('a settings file', () => {
  it('says all that the settings say, newest versions only, and reads back to the same', () => {
    expect(nextSettings(DESK, readBack(writeSettingsFile(DESK)))).toMatchObject({
      isSame: true,
      changes: { policies: { leftOut: [] }, calendars: { leftOut: [] } },
    });
    const { version: _counted, ...gold } = DESK.policies[1]!;
    expect(parse(writeSettingsFile(DESK))).toMatchObject({ companyName: DESK.companyName, roster: ROSTER });
    expect(readBack(writeSettingsFile(DESK)).policies![1]).toEqual(gold);
  });

  it('a role with a user group is written as the group, not as people, and reads back to the same', () => {
    const grouped = { ...DESK, groups: { engineer: 'S0ENGINEER' } };
    const { engineer: _members, ...own } = ROSTER;
    const written = writeSettingsFile(grouped);
    expect(parse(written)).toMatchObject({ groups: grouped.groups });
    expect(parse(written).roster).toEqual(own);
    expect(nextSettings(grouped, readBack(written)).isSame).toBe(true);
  });

  it('reads back to the same whatever names, targets and hours are', () => {
    const minutes = fc.double({ min: 0.01, max: 10_000, noNaN: true });
    const policy = fc.record({
      id: fc.string({ minLength: 1, maxLength: 75 }),
      targets: fc.dictionary(fc.constantFrom(...METRICS), minutes),
      maxPauseMinutes: minutes,
      warnAt: fc.constantFrom<number[]>([1], [0.5, 1, 2]),
    });
    const settings = fc.record({
      companyName: fc
        .string({ minLength: 1, maxLength: 100, unit: 'grapheme' })
        .filter((name) => name.trim() === name && name !== '' && name.length <= 100),
      policies: fc.uniqueArray(policy, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
    });
    fc.assert(
      fc.property(settings, ({ companyName, policies }) => {
        const given = {
          ...DESK,
          companyName,
          policies: policies.map((some) => ({ ...DEFAULT_DESK_POLICY, ...some })),
        };
        expect(nextSettings(given, readBack(writeSettingsFile(given))).isSame).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('has a comment above each part, and people, hours and lists on one line', () => {
    const lines = writeSettingsFile(DESK).split('\n');
    for (const key of Object.keys(parse(writeSettingsFile(DESK)) as object)) {
      const index = lines.findIndex((line) => line.startsWith(`${key}:`));
      expect([key, lines[index - 1]]).toEqual([key, expect.stringMatching(/^# /)]);
    }
    expect(lines).toContain('    - { id: U0ENGLI001, name: 李工 }');
    expect(lines).toContain('      major: { response: 10 }');
    expect(lines.join('\n')).toMatch(/mon: \[ ?09:00-12:00, 13:00-18:00 ?\]/);
  });

  it('tells each fault with its line and field', () => {
    const text = writeSettingsFile(DESK)
      .replace('zone: Asia/Shanghai', 'zone: Asia/Peking')
      .replace(/repair: 240/, 'repair: 0')
      .replace('\n      holidays:', '\n      holiday:');
    const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    expect(readSettingsFile(text, 'desk.yaml')).toEqual({
      faults: [
        `desk.yaml:${lineOf('zone: Asia/Peking')}: zone: not a known IANA time zone`,
        `desk.yaml:${lineOf('repair: 0')}: policies[0].targets.repair: must be greater than zero`,
        `desk.yaml:${lineOf('  holiday:')}: calendars[0].hours.holiday: unknown field`,
      ],
    });
  });

  it.each([
    ['a: [1', /^desk\.yaml:1: not YAML: /],
    ['version: 1\nversion: 2\n', /^desk\.yaml:2: not YAML: Map keys must be unique/],
    ['', /^desk\.yaml: the file: expected object, received null$/],
    [`a: &a [x]\nb: &b [${'*a,'.repeat(20)}]\nc: [${'*b,'.repeat(20)}]`, /^desk\.yaml: too many aliases$/],
  ])('%j is refused in one line', (text, said) => {
    expect(readSettingsFile(text, 'desk.yaml')).toEqual({ faults: [expect.stringMatching(said)] });
  });
});

it.each(['docs/operators.md', 'docs/operators.zh-CN.md'])('the example in %s has no faults', (page) => {
  const [, example] = /^```yaml\n(version:.*?)^```/ms.exec(readFileSync(page, 'utf8'))!;
  expect(readBack(example!).policies!.map(({ id }) => id)).toEqual(['default', 'gold']);
});

describe('the command', () => {
  let database: TestDatabase;
  let desk: Process;
  let env: NodeJS.ProcessEnv;
  const files = new Map<string, string>();

  beforeEach(async () => {
    database = await testDatabase();
    desk = await connect(database.uri, database.name);
    env = { MONGODB_URI: database.uri, MONGODB_DATABASE: database.name };
    files.clear();
  });
  afterEach(async () => {
    await closeStore(desk.store);
    await database.drop();
  });

  async function run(...args: string[]) {
    const said: string[] = [];
    const complained: string[] = [];
    const status = await runSettings(args, {
      env,
      now: () => new Date('2026-11-23T02:00:00Z'),
      readBytes: (name) => Promise.resolve(new TextEncoder().encode(files.get(name)!)),
      read: (name) => Promise.resolve(files.get(name)!),
      write: (name, text) => Promise.resolve(void files.set(name, text)),
      say: (line) => said.push(line),
      complain: (line) => complained.push(line),
    });
    return { status, said, complained };
  }
  const edit = (name: string, from: string | RegExp, to: string) => {
    const text = files.get(name)!;
    expect(text).toMatch(from);
    files.set(name, text.replace(from, to));
  };

  it('an exported file has no faults, and importing it changes nothing', async () => {
    await desk.settings.save(DEFAULT_SETTINGS, DESK);
    const before = await desk.settings.load();
    expect(await run('export', 'desk.yaml')).toMatchObject({ status: 0, complained: [] });
    expect(await run('check', 'desk.yaml')).toEqual({
      status: 0,
      said: ['desk.yaml: no faults'],
      complained: [],
    });
    expect(await run('import', 'desk.yaml', '--yes')).toEqual({
      status: 0,
      said: [`Nothing changes: version 1 of ${database.name} says the same.`],
      complained: [],
    });
    expect(await desk.settings.load()).toEqual(before);
  });

  it('exports to standard output nothing but the file', async () => {
    expect(await run('export', '-')).toMatchObject({ status: 0, said: [] });
    expect(readBack(files.get('-')!)).toMatchObject({ version: 0, companyName: 'Yingda' });
  });

  it('shows in words what changes and whom it reaches, and changes it only with --yes', async () => {
    await desk.settings.save(DEFAULT_SETTINGS, { ...DESK, calendars: [...DESK.calendars].reverse() });
    await desk.contracts.insert(CONTRACT, { intents: [], cause: 'view:V1', now: at('09:00') });
    await file(desk, { cause: 'view:V2' });
    const before = await desk.settings.load();
    await run('export', 'desk.yaml');
    edit('desk.yaml', 'response: 30', 'response: 20');
    edit('desk.yaml', / {4}- \{ id: U0ENGCHEN1.*\n/, '    - { id: U0BOSSZHAO, name: 赵总 }\n');
    edit('desk.yaml', 'id: gold', 'id: silver');
    edit('desk.yaml', 'hours: 24x7', 'hours: { week: { mon: [09:00-18:00] } }');
    const shown = [
      `Version 1 of ${database.name} would change:`,
      '  role engineer: added 赵总 (U0BOSSZHAO)',
      '  role engineer: removed Chen Ming (U0ENGCHEN1)',
      '  policy silver: added',
      '  policy default (标准): changed, as version 3',
      '    targets.response: 30 becomes 20',
      '    new requests of 1 customer channel get it; 1 open request keeps the version they were registered with',
      '  policy gold: not in the file; it stays, for channels may have it',
      '  calendar default: changed, as version 2',
      '    hours: no more (was 24x7)',
      '    hours.week.mon: 09:00-18:00 (new)',
      '    hours.holidays: none (new)',
      '    hours.workdays: none (new)',
      '    new requests of 1 customer channel get it; 1 open request keeps the version they were registered with',
      '1 open request follows what changes; with --apply-to-open: 1 due earlier.',
    ];
    expect(await run('import', 'desk.yaml')).toEqual({
      status: 0,
      said: [...shown, 'Nothing is changed yet. To do it: npm run -s settings -- import desk.yaml --yes'],
      complained: [],
    });
    expect(await desk.settings.load()).toEqual(before);

    const done = await run('import', 'desk.yaml', '--yes');
    expect(done).toMatchObject({
      status: 0,
      said: [...shown, expect.stringMatching(/^Saved as version 2\. /)],
    });
    const after = await desk.settings.load();
    expect(after.version).toBe(2);
    expect(policyOf(after, 'default')).toMatchObject({ version: 3, targets: { response: 20 } });
    expect(after.policies).toEqual(expect.arrayContaining(before.policies));
    expect(after.roster.engineer!.map(({ id }) => id)).toEqual([li.id, 'U0BOSSZHAO']);
    expect(await run('import', 'desk.yaml', '--yes')).toMatchObject({
      status: 0,
      said: [/^Nothing changes/].map(expect.stringMatching),
    });
  });

  it('a policy by a calendar that the desk does not have is refused, also when the file has no calendars', async () => {
    const named = { ...DEFAULT_DESK_POLICY, version: undefined, calendar: 'plant' };
    files.set('desk.yaml', JSON.stringify({ version: 0, policies: [named] }));
    expect(await run('import', 'desk.yaml', '--yes')).toMatchObject({
      status: 2,
      said: [],
      complained: ['desk.yaml:1: policies[0].calendar: there is no calendar called plant'],
    });
    expect((await desk.settings.load()).version).toBe(0);
  });

  it('overwrites nothing that somebody has saved since the export', async () => {
    await desk.settings.save(DEFAULT_SETTINGS, DESK);
    await run('export', 'desk.yaml');
    edit('desk.yaml', 'zone: Asia/Shanghai', 'zone: Asia/Urumqi');
    const exported = await desk.settings.load();
    await desk.settings.save(exported, { ...exported, roster: { manager: [ref(chen)] } });
    const saved = await desk.settings.load();
    for (const more of [[], ['--yes']]) {
      expect(await run('import', 'desk.yaml', ...more)).toMatchObject({
        status: 1,
        complained: [expect.stringMatching(/^desk\.yaml was made from version 1, the desk has 2: /)],
      });
    }
    expect(await desk.settings.load()).toEqual(saved);
  });

  it('an import of a calendar with a country brings its days, and says of which years nothing is known', async () => {
    const week = { mon: ['09:00-18:00'] };
    const calendar = { id: 'office', country: 'CN', hours: { week } };
    files.set(
      'desk.yaml',
      JSON.stringify({ version: 0, calendars: [{ id: 'default', hours: '24x7' }, calendar] }),
    );
    const shown = [
      `Version 0 of ${database.name} would change:`,
      '  calendar office: added',
      '    public days of CN in 2025: 28 holidays, 5 make-up days',
      '    public days of CN in 2026: 33 holidays, 6 make-up days',
      '    nothing is known yet of CN in 2027, 2028: its holidays are working days until it is',
    ];
    expect((await run('import', 'desk.yaml', '--yes')).said).toEqual([
      ...shown,
      expect.stringMatching(/^Saved/),
    ]);
    const saved = calendarOf(await desk.settings.load(), 'office');
    expect(saved.publicDays).toMatchObject({ years: [2025, 2026] });
    expect(saved.hours).toMatchObject({ holidays: [], workdays: [] });
  });

  it.each([
    ['XX', 'its public holidays are not known'],
    ['DE', 'a calendar that is open round the clock has no public holidays'],
  ])('a calendar round the clock in %s is refused with its line', async (country, said) => {
    files.set('desk.yaml', `version: 0\ncalendars:\n  - id: a\n    country: ${country}\n    hours: 24x7\n`);
    const { status, complained } = await run('check', 'desk.yaml');
    expect([status, complained.join()]).toEqual([2, expect.stringContaining(said)]);
    expect(complained.join()).toMatch(/^desk\.yaml:4: calendars\[0\]\.country: /);
  });

  describe('holidays', () => {
    const week = { mon: ['09:00-18:00'], sat: ['09:00-12:00'] };
    const OFFICE = { id: 'office', version: 1, hours: { week, holidays: [], workdays: [], days: {} } };
    const office = async () => calendarOf(await desk.settings.load(), 'office');
    beforeEach(async () => {
      await desk.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, calendars: [OFFICE] });
      await desk.contracts.insert(CONTRACT, { intents: [], cause: 'view:V1', now: at('09:00') });
      await file(desk, { cause: 'view:V2' });
      const named = { $set: { 'terms.calendarId': 'office', 'terms.calendarVersion': 1 } };
      await desk.store.models.tickets.collection.updateMany({}, named);
    });

    it('are shown, and taken with --yes as a new version of the calendar', async () => {
      const shown = [
        `Version 1 of ${database.name} would change:`,
        '  calendar office: changed, as version 2',
        '    country: CN (new)',
        '    public days of CN in 2026: 33 holidays, 6 make-up days',
        '    new requests of 1 customer channel get it; 1 open request keeps the version they were registered with',
        '1 open request follows what changes; with --apply-to-open: no deadline moves.',
      ];
      expect(await run('holidays', 'office', 'CN', '2026')).toEqual({
        status: 0,
        said: [
          ...shown,
          'Nothing is changed yet. To do it: npm run -s settings -- holidays office CN 2026..2026 --yes',
        ],
        complained: [],
      });
      expect(await office()).toEqual(OFFICE);
      expect(await run('holidays', 'office', 'CN', '2026..2026', '--yes')).toMatchObject({
        status: 0,
        said: [...shown, 'Saved as version 2 of the settings.'],
      });
      expect(await office()).toMatchObject({ version: 2, country: 'CN', publicDays: { years: [2026] } });
      expect((await run('holidays', 'office', 'CN', '2026', '--yes')).said).toEqual([
        `Nothing changes: version 2 of ${database.name} says the same.`,
      ]);
    });

    it('of other years are added to those that are known, of another country take their place', async () => {
      await run('holidays', 'office', 'CN', '2025', '--yes');
      await run('holidays', 'office', 'CN', '2026', '--yes');
      expect((await office()).publicDays!.years).toEqual([2025, 2026]);
      await run('holidays', 'office', 'DE-BY', '--yes');
      expect(await office()).toMatchObject({
        country: 'DE-BY',
        publicDays: { years: [2025, 2026, 2027, 2028] },
      });
      expect((await office()).publicDays!.holidays).not.toContain('2026-10-02');
    });

    it('of a year that is not known yet are not taken for none', async () => {
      expect(await run('holidays', 'office', 'CN', '2100', '--yes')).toEqual({
        status: 2,
        said: [],
        complained: ['Of CN nothing is known yet of 2100. Nothing was changed'],
      });
      expect(await run('holidays', 'office', 'CN', '2026..2027', '--yes')).toMatchObject({
        status: 0,
        complained: ['Of CN nothing is known yet of 2027: those days are working days until it is.'],
      });
      expect((await office()).publicDays!.years).toEqual([2026]);
    });

    it.each([
      [['plant', 'CN'], /^there is no calendar plant; there are office$/],
      [['office', 'China'], /^China: public holidays of such a country are not known$/],
      [['office', 'CN', 'soon'], /^soon: must be a year, or years such as 2026\.\.2028, 10 at most$/],
      [['office', 'CN', '2026..2050'], /^2026\.\.2050: must be a year/],
      [['office'], /^usage: /],
    ])('%j is refused in a sentence', async (args, said) => {
      const { status, complained } = await run('holidays', ...args);
      expect([status, complained.join()]).toEqual([2, expect.stringMatching(said)]);
    });
  });

  describe('calendar', () => {
    const office = async () => calendarOf(await desk.settings.load(), 'office');
    const feed = (...events: string[][]) =>
      files.set(
        'feed.ics',
        [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
        ]
          .concat('END:VCALENDAR', '')
          .join('\r\n'),
      );
    beforeEach(() => desk.settings.save(DEFAULT_SETTINGS, DESK));

    it('export and import of what was exported changes nothing, and gives the same to another calendar', async () => {
      expect(await run('calendar', 'export', 'office', 'office.ics')).toEqual({
        status: 0,
        said: ['office.ics: calendar office, version 3'],
        complained: [],
      });
      expect((await run('calendar', 'import', 'office', 'office.ics', '--yes')).said).toEqual([
        `Nothing changes: version 1 of ${database.name} says the same.`,
      ]);
      expect(await run('calendar', 'import', 'second', 'office.ics', '--yes')).toMatchObject({ status: 0 });
      const settings = await desk.settings.load();
      expect(calendarOf(settings, 'second')).toEqual({
        ...calendarOf(settings, 'office'),
        id: 'second',
        version: 1,
      });
    });

    it('export without a file writes nothing but the calendar to standard output', async () => {
      expect(await run('calendar', 'export', 'default')).toEqual({ status: 0, said: [], complained: [] });
      expect(files.get('-')).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
    });

    it('import of somebody’s holidays shows what it changes and what it could not read, and does it with --yes', async () => {
      feed(
        ['UID:1', 'DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270104', 'SUMMARY:元旦（休）'],
        ['UID:2', 'DTSTART;VALUE=DATE:20270109', 'SUMMARY:元旦（班）'],
        ['UID:3', 'DTSTART;VALUE=DATE:20261125', 'SUMMARY:停电（休）'],
        ['UID:4', 'DTSTART:20261127T090000Z', 'SUMMARY:会议'],
      );
      const shown = [
        'feed.ics: closed days: 4, make-up days: 1',
        'feed.ics: these have hours of their own, which stay: 2026-11-25',
        'feed.ics:19: not taken: 会议: does not take whole days',
        `Version 1 of ${database.name} would change:`,
        '  calendar office (办公时间: #1): changed, as version 4',
        '    hours.holidays: 2026-10-01 becomes 2026-10-01, 2026-11-25, 2027-01-01, 2027-01-02, 2027-01-03',
        '    hours.workdays: 2026-10-10 becomes 2026-10-10, 2027-01-09',
        expect.stringContaining('nothing is known yet of CN in 2028: '),
        expect.stringContaining('new requests of 0 customer channels get it'),
      ];
      expect(await run('calendar', 'import', 'office', 'feed.ics')).toEqual({
        status: 0,
        said: [
          ...shown,
          'Nothing is changed yet. To do it: npm run -s settings -- calendar import office feed.ics --yes',
        ],
        complained: [],
      });
      expect((await office()).version).toBe(3);
      expect((await run('calendar', 'import', 'office', 'feed.ics', '--yes')).status).toBe(0);
      expect(await office()).toMatchObject({ version: 4, hours: { workdays: ['2026-10-10', '2027-01-09'] } });
    });

    it.each([
      [
        ['import', 'office', 'desk.yaml'],
        'desk.yaml: is no iCalendar file: it does not begin with BEGIN:VCALENDAR',
      ],
      [['import', 'nowhere', 'feed.ics'], 'there is no calendar nowhere; there are office, default'],
      [
        ['import', 'default', 'feed.ics'],
        'calendar default is open round the clock: give it the hours of each weekday first',
      ],
      [['export', 'nowhere'], 'there is no calendar nowhere; there are office, default'],
    ])('%j is refused in a sentence', async (args, said) => {
      files.set('desk.yaml', 'version: 1\n');
      feed(['UID:1', 'DTSTART;VALUE=DATE:20270101', 'SUMMARY:元旦']);
      expect(await run('calendar', ...args)).toMatchObject({ status: 2, complained: [said] });
    });

    it('hours in an export that somebody made overlap are refused with their field', async () => {
      await run('calendar', 'export', 'office', 'office.ics');
      edit('office.ics', 'DTSTART:20240101T130000', 'DTSTART:20240101T110000');
      expect(await run('calendar', 'import', 'office', 'office.ics', '--yes')).toMatchObject({
        status: 2,
        complained: ['office.ics: hours.week.mon: intervals overlap'],
      });
    });
  });

  it('of two imports at once one is done, and the other is told', async () => {
    await desk.settings.save(DEFAULT_SETTINGS, DESK);
    for (const name of ['one', 'two']) {
      await run('export', name);
      edit(name, /^companyName: .*$/m, `companyName: ${name}`);
    }
    const done = await Promise.all(['one', 'two'].map((name) => run('import', name, '--yes')));
    expect(done.map(({ status }) => status).sort()).toEqual([0, 1]);
    const winner = done[0]!.status === 0 ? 'one' : 'two';
    expect(await desk.settings.load()).toMatchObject({ version: 2, companyName: winner });
  });

  it('a database that is not there is told in one line', async () => {
    env = { MONGODB_URI: 'mongodb://127.0.0.1:1/' };
    expect(await run('export', '-')).toEqual({
      status: 1,
      said: [],
      complained: [expect.stringMatching(/^the database at MONGODB_URI was not reached \(.+\)$/)],
    });
  });

  it('a file with faults changes nothing, and all its faults are told', async () => {
    files.set('desk.yaml', 'version: 0\ncompanyName: ""\nzone: nowhere\n');
    for (const args of [['check'], ['import', '--yes']]) {
      const { status, said, complained } = await run(args[0]!, 'desk.yaml', ...args.slice(1));
      expect({ status, said }).toEqual({ status: 2, said: [] });
      expect(complained.join('\n').split('\n')).toEqual([
        expect.stringMatching(/^desk\.yaml:2: companyName: /),
        'desk.yaml:3: zone: not a known IANA time zone',
      ]);
    }
    expect((await desk.settings.load()).version).toBe(0);
  });

  it('sets up a desk that has no settings yet, saying that it has none', async () => {
    files.set('desk.yaml', 'version: 0\ncompanyName: 应达科技\n');
    expect(await run('import', 'desk.yaml', '--yes')).toMatchObject({
      status: 0,
      complained: [expect.stringContaining('No settings have been saved')],
    });
    expect(await desk.settings.load()).toEqual({ ...DEFAULT_SETTINGS, version: 1, companyName: '应达科技' });
  });

  it('a database of a wrong name is left without a trace', async () => {
    env = { ...env, MONGODB_DATABASE: `${database.name}_misspelt` };
    expect(await run('export', '-')).toMatchObject({
      status: 0,
      complained: [expect.stringContaining('_misspelt')],
    });
    const there = await desk.store.connection.db!.admin().listDatabases();
    expect(there.databases.map(({ name }) => name)).not.toContain(`${database.name}_misspelt`);
  });

  it.each([
    [{}, 2, /^MONGODB_URI is missing/],
    [{ MONGODB_URI: 'postgres://db' }, 2, /^MONGODB_URI must begin with mongodb/],
  ])('with the environment %j it says what is missing', async (given, status, said) => {
    env = given;
    expect(await run('export', '-')).toEqual({ status, said: [], complained: [expect.stringMatching(said)] });
  });

  it('checking asks for no database', async () => {
    env = {};
    files.set('desk.yaml', 'version: 0\n');
    expect(await run('check', 'desk.yaml')).toMatchObject({ status: 0 });
  });

  it.each([
    [[]],
    [['export']],
    [['remove', 'x']],
    [['check', 'x', '--yes']],
    [['import', 'x', 'y']],
    [['import', 'x', '--now']],
    [['calendar', 'x', 'y']],
    [['calendar', 'export', 'x', '--yes']],
  ])('%j is answered with how it is used', async (args) => {
    const { status, complained } = await run(...args);
    expect([status, complained.join()]).toEqual([2, expect.stringContaining('usage: npm run -s settings')]);
  });
});

it('npm run -s settings says faults on standard error, and nothing else', () => {
  const given = { input: 'version: zero\n', encoding: 'utf8', timeout: 280_000 } as const;
  const ran = spawnSync('npm', ['run', '-s', 'settings', '--', 'check', '-'], given);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toContain('-:1: version: expected number, received string');
});
