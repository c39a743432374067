import { readContact } from '../../../src/slack/parse/contact-words.js';

it.each([
  ['李护士 010-8888 6666', { name: '李护士', phone: '010-8888 6666' }],
  ['李护士，010-8888 6666 转 12', { name: '李护士', phone: '010-8888 6666 转 12' }],
  ['李护士（０１０８８８８６６６６）', { name: '李护士', phone: '01088886666' }],
  ['Ann O’Neill: +44 20 7946 0107', { name: 'Ann O’Neill', phone: '+44 20 7946 0107' }],
])('%s is a name and a phone', (written, contact) => {
  expect(readContact(written)).toEqual(contact);
});

it.each(['李护士', '010-8888 6666', '李护士 12', '李护士 010-88 请早上打'])(
  '%s lacks the name or the phone',
  (written) => {
    expect(readContact(written)).toBeNull();
  },
);

it('nothing written is nobody', () => expect(readContact('  ')).toBeUndefined());
