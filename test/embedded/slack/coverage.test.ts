import { BLOCKS, ELEMENTS } from '../../../src/embedded/slack/block-kit/index.js';
import { COVERAGE } from '../../../src/embedded/slack/coverage.js';
import { HANDLERS } from '../../../src/embedded/slack/admin/handle-admin.js';
import { EVENT_TYPES } from '../../../src/embedded/slack/delivery/events.js';
import { VALUE_SHAPES } from '../../../src/embedded/slack/interaction/element-values.js';
import { PAYLOAD_TYPES } from '../../../src/embedded/slack/interaction/payloads.js';
import { ALL_DOINGS } from '../../../src/embedded/slack/person/handle-person.js';
import { READS } from '../../../src/embedded/slack/person/read.js';
import { EMULATE_METHODS } from '../../../src/embedded/slack/web-api/emulate-backend.js';
import { METHODS } from '../../../src/embedded/slack/web-api/methods/index.js';

const sorted = (list: readonly string[]): string[] => [...list].sort();

test('the page of what is supported lists every method, and who answers it', () => {
  expect(sorted(Object.keys(COVERAGE.methods))).toEqual(sorted(Object.keys(METHODS)));
  const forwarded = Object.entries(COVERAGE.methods).filter(([, who]) => who === 'emulate');
  expect(forwarded.map(([name]) => name).sort()).toEqual(sorted(EMULATE_METHODS));
});

test('it lists every block, element, event and payload', () => {
  expect(sorted(COVERAGE.blocks)).toEqual(sorted(Object.keys(BLOCKS)));
  expect(sorted(COVERAGE.elements)).toEqual(sorted(Object.keys(ELEMENTS)));
  expect(sorted(COVERAGE.events)).toEqual(sorted(EVENT_TYPES));
  expect(sorted(COVERAGE.payloads)).toEqual(sorted(PAYLOAD_TYPES));
});

test('it lists all that people and tests can ask for', () => {
  expect(sorted(COVERAGE.person.does)).toEqual(sorted(Object.keys(ALL_DOINGS)));
  expect(sorted(COVERAGE.person.sees)).toEqual(sorted(Object.keys(READS)));
  expect(sorted(COVERAGE.admin)).toEqual(sorted(Object.keys(HANDLERS)));
});

test('every element that can hold a value is known to the forms', () => {
  const held = Object.keys(ELEMENTS).filter((type) => !['button', 'overflow', 'image'].includes(type));
  expect(sorted(Object.keys(VALUE_SHAPES))).toEqual(sorted(held));
});
