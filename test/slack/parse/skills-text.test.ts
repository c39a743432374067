import { readSkills } from '../../../src/slack/parse/skills-text.js';

it.each([
  ['PACS, network,Oracle', ['PACS', 'network', 'Oracle']],
  ['影像系统、网络，数据库；HIS\n打印', ['影像系统', '网络', '数据库', 'HIS', '打印']],
  ['PACS, pacs,  label   printers ,', ['PACS', 'label printers']],
  [' ', []],
])('%j is read', (text, skills) => {
  expect(readSkills(text)).toEqual(skills);
});
