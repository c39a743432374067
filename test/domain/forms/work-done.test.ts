import {
  fingerprinted,
  fingerprintOf,
  fingerprintOfSheet,
} from '../../../src/documents/forms/fingerprint.js';
import { registerLine } from '../../../src/domain/forms/register.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import type { ErrandOf } from '../../../src/domain/ticket/errands.js';
import { splitNoted, splitRegistered } from '../../../src/domain/ticket/split-off.js';
import { li, ROSTER } from '../people/cast.js';
import { CT, OLD } from '../ticket/replaced.js';
import { at, CONTRACT, Story } from '../ticket/requests.js';

const MADE = 'SR-2026-000064';
const PRINTED = {
  ...{
    label: 'CT 影像工作站 · SN-100',
    oldSerial: 'SN-100',
    newSerial: 'SN-101',
    proof: '发票 9',
    free: true,
  },
};
const begun = (given: ConstructorParameters<typeof Story>[0] = {}) =>
  new Story(given).must('10:05', li, 'acknowledge').must('10:20', li, 'propose');
const one = () => begun({ contract: OLD, filing: { items: ['黑屏'] } });
const sheetOf = (story: Story) => taskSheet('remote', story.ticket, { ...CONTRACT, ...OLD });
const hashes = (story: Story) => [
  fingerprintOfSheet(sheetOf(story)),
  fingerprintOf(fingerprinted(registerLine('service', story.ticket))),
];

it('an item that is not done stands on the sheet and in the register with the request that it goes on in', () => {
  const items = [
    { no: 1, outcome: 'repaired' },
    { no: 2, outcome: 'not-done' },
  ];
  const story = begun().must('11:00', li, 'resolve', { items, split: true });
  expect(sheetOf(story).beside).toEqual({ goesOn: [{ no: 2, number: undefined }] });
  const before = hashes(story);

  const context = { cause: 'x', seed: 'x', roster: ROSTER, deskLocale: 'zh-CN' } as const;
  const when = { at: at('11:00'), now: at('11:00') };
  const errand = story.ticket.errands![0] as ErrandOf<'split'>;
  const made = splitRegistered(MADE, story.ticket, errand, { ...context, ...when });
  story.ticket = splitNoted(story.ticket, made.record, errand, { ...context, ...when })!.record;
  const goesOn = [{ no: 2, number: MADE }];
  expect(sheetOf(story).beside).toEqual({ goesOn });
  expect(registerLine('service', story.ticket)).toMatchObject({ notDone: [2], beside: { goesOn } });
  expect(registerLine('received', story.ticket)).not.toHaveProperty('beside');
  // What a form printed before has as its fingerprint does not change by where an item went.
  expect(hashes(story)[1]).toBe(before[1]);
});

it('new equipment that is told with the result is part of what the fingerprint is of', () => {
  const story = one().must('11:00', li, 'resolve', { outcome: 'replaced', replacements: [CT] });
  expect(sheetOf(story)).toMatchObject({ replaced: [PRINTED] });
  expect(sheetOf(story)).not.toHaveProperty('beside');
  expect(registerLine('service', story.ticket)).toMatchObject({ replaced: [PRINTED] });
  const other = one().must('11:00', li, 'resolve', {
    ...{ outcome: 'replaced', replacements: [{ ...CT, serial: 'SN-999' }] },
  });
  for (const [index, hash] of hashes(story).entries()) expect(hashes(other)[index]).not.toBe(hash);
});

it('recorded by an act of its own it is printed, and the fingerprint stays that of the sheets printed before', () => {
  const story = one()
    .must('10:50', li, 'replace', { old: 'CT-1', serial: 'SN-101', proof: '发票 9' })
    .must('11:00', li, 'resolve', { outcome: 'replaced' });
  const sheet = sheetOf(story);
  expect(sheet.beside).toMatchObject({ replaced: [PRINTED] });
  expect(sheet.replaced).toBeUndefined();
  const { beside: _beside, ...asBefore } = sheet;
  expect(fingerprintOfSheet(asBefore)).toBe(fingerprintOfSheet(sheet));
});

it('a request with none of this has nothing of it on its forms', () => {
  const story = one().must('11:00', li, 'resolve');
  for (const form of [sheetOf(story), registerLine('service', story.ticket)]) {
    expect(form).not.toHaveProperty('beside');
    expect(form.replaced).toBeUndefined();
  }
});
