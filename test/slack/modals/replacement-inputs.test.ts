import type { Contract } from '../../../src/domain/contract/contract.js';
import type { Block } from '../../../src/slack/messages/blocks.js';
import { Read, type ViewValues } from '../../../src/slack/modals/inputs.js';
import {
  readReplacement,
  replacementBlock,
  replacementField,
  replacementInputs,
} from '../../../src/slack/modals/replacement-inputs.js';
import { textsIn } from '../../../src/i18n/texts.js';
import { at, CONTRACT } from '../../domain/ticket/requests.js';

const PIECES = [
  { id: 'A-1', name: '读片室显示器', serial: 'S-1' },
  { id: 'A-2', name: '登记台打印机' },
];
const FEW: Contract = { ...CONTRACT, equipment: PIECES };
/** More than a menu holds: the number is typed. */
const MANY: Contract = {
  ...CONTRACT,
  equipment: [...PIECES, ...Array.from({ length: 90 }, (_none, no) => ({ id: `B-${no}`, name: '终端' }))],
};
const choice = (value: string): ViewValues[string] => ({ value: { selected_option: { value } } });
const text = (value: string): ViewValues[string] => ({ value: { value } });

interface Field {
  block_id: string;
  element: { initial_option?: { value: string }; initial_value?: string };
}
/** What is asked, with what stands in it. */
const asks = (contract: Contract, equipmentId: string | undefined, given: ViewValues = {}) => {
  const about = { receivedAt: at('10:00'), equipmentId, quotation: undefined, history: [] };
  const form = { contract, read: new Read(given), actionId: 'choose' };
  const blocks = replacementInputs(about, form, textsIn('zh-CN')) as (Block & Field)[];
  return Object.fromEntries(
    blocks.map(({ block_id: id, element }) => [id, element.initial_option?.value ?? element.initial_value]),
  );
};

it('what the form is about is what was replaced, until another is chosen', () => {
  expect(asks(FEW, undefined)).toEqual({ 'replaced-0-piece': undefined });
  expect(asks(FEW, 'A-1')).toMatchObject({
    'replaced-0-piece@A-1': 'listed:A-1',
    'replaced-0-oldSerial@listed:A-1': 'S-1',
  });
  expect(asks(FEW, 'A-1', { 'replaced-0-piece@A-1': choice('listed:A-2') })).toMatchObject({
    'replaced-0-piece@A-1': 'listed:A-2',
  });
});

it('about another piece than before it is that one; about none any more, what was chosen stays', () => {
  const before = { 'replaced-0-piece@A-1': choice('listed:A-1') };
  expect(asks(FEW, 'A-2', before)).toMatchObject({ 'replaced-0-piece@A-2': 'listed:A-2' });
  expect(asks(FEW, undefined, before)).toMatchObject({ 'replaced-0-piece': 'listed:A-1' });
});

it('where there are too many for a menu the number is typed already, with the serial number of the piece', () => {
  expect(asks(MANY, 'A-1')).toMatchObject({
    'replaced-0-piece@A-1': 'listed:',
    'replaced-0-old': 'S-1',
    'replaced-0-oldSerial@listed:': 'S-1',
  });
  expect(asks(MANY, 'A-2')).toMatchObject({ 'replaced-0-old': 'A-2' });
});

it('is read, and what is wrong stands, at the field that was shown', () => {
  const values = {
    'replaced-0-piece@A-1': choice('listed:A-1'),
    'replaced-0-oldSerial@listed:A-1': text('S-1'),
    'replaced-0-serial': text('S-9'),
  };
  const read = new Read(values);
  expect(readReplacement(read, undefined)).toMatchObject({ of: { listed: 'A-1' }, oldSerial: 'S-1' });
  expect(replacementBlock('of', undefined, read)).toBe('replaced-0-piece@A-1');
  expect(replacementBlock('oldSerial', undefined, read)).toBe('replaced-0-oldSerial@listed:A-1');
  expect(replacementField('already-replaced', {}, values)).toBe('replaced-0-piece@A-1');
  expect(replacementField('serial-in-use', {}, values)).toBe('replaced-0-serial');
});
