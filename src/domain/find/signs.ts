import { stemmed, wordsIn } from './words.js';

/** What a sign is told by: in Chinese anywhere in the text, in English by the stems of its words. */
interface Sign {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** It says what is concerned, not what is the matter with it: alone it makes little alike. */
  readonly concerns?: true;
}

/**
 * By what a fault shows itself, in the words of both languages: so that a request is found that says the same otherwise, or in
 * the other language. Not a dictionary: what is missing here is still found by its own words.
 */
const SIGNS: Readonly<Record<string, Sign>> = {
  login: {
    zh: ['登录', '登陆', '登不上', '登不进', '登入', '进不去', '密码', '账号', '帐号'],
    en: ['log in', 'login', 'log on', 'logon', 'sign in', 'password', 'credentials', 'locked out'],
  },
  connection: {
    zh: ['连接', '连不上', '掉线', '断线', '断网', '上不了网', '网络', '信号'],
    en: [
      'network',
      'connection',
      'disconnect',
      'offline',
      'time out',
      'timeout',
      'wifi',
      'wi fi',
      'wireless',
      'drop off',
      'unreachable',
    ],
  },
  slow: {
    zh: ['慢', '卡顿', '转圈', '转半天', '等很久', '等半天'],
    en: ['slow', 'slowly', 'lag', 'takes long'],
  },
  frozen: {
    zh: ['死机', '卡死', '没反应', '没有反应', '无反应', '无响应', '点不动', '卡住不动'],
    en: ['freeze', 'frozen', 'hang', 'not respond', 'unresponsive', 'no reaction'],
  },
  crash: {
    zh: ['蓝屏', '崩溃', '闪退', '自动重启', '反复重启'],
    en: ['blue screen', 'bluescreen', 'crash', 'reboots itself', 'restarts itself'],
  },
  'no-start': {
    zh: ['开不了机', '不开机', '无法启动', '启动不了', '不启动', '起不来'],
    en: ['not start', 'not restart', 'not boot', 'not turn on', 'not power on', 'dead'],
  },
  power: { zh: ['断电', '停电', '没电', '掉电', '电源'], en: ['power', 'voltage', 'fuse'] },
  full: {
    zh: ['空间', '容量', '存满', '满了', '快满'],
    en: ['disk full', 'space', 'capacity', 'storage full'],
  },
  disk: { zh: ['硬盘', '磁盘', '坏盘', '块盘', 'raid'], en: ['disk', 'hard drive', 'raid'] },
  backup: { zh: ['备份'], en: ['backup', 'back up'] },
  print: {
    zh: ['打印', '打不出', '打出来', '出纸', '凭条'],
    en: ['print', 'printer', 'label', 'printout'],
    concerns: true,
  },
  jam: { zh: ['卡纸', '纸卡', '夹纸', '堵纸'], en: ['jam'] },
  blank: { zh: ['空白', '白纸'], en: ['blank', 'empty label', 'empty page', 'nothing on it'] },
  garbled: { zh: ['乱码'], en: ['garbled', 'gibberish', 'wrong characters'] },
  colour: {
    zh: ['偏色', '颜色', '发黄', '偏黄', '发红', '花屏'],
    en: ['colour', 'color', 'yellowish', 'tint'],
  },
  'no-picture': {
    zh: ['黑屏', '没有图像', '无图像', '没图像', '没有画面', '无画面', '不显示'],
    en: ['no picture', 'no image', 'no video', 'black screen', 'screen is black', 'screen stays black'],
  },
  flicker: { zh: ['闪烁', '闪屏', '频闪', '抖动'], en: ['flicker'] },
  silent: { zh: ['没有声音', '没声音', '无声', '不响'], en: ['no sound', 'no audio', 'silent', 'mute'] },
  noise: {
    zh: ['异响', '噪音', '噪声', '异常声', '响声'],
    en: ['noise', 'noisy', 'rattle', 'squeal', 'grind'],
  },
  touch: { zh: ['触摸', '触屏', '触控'], en: ['touch'] },
  card: { zh: ['读卡', '刷卡', '刷了卡', '医保卡', '插卡', '门卡'], en: ['card'] },
  scan: {
    zh: ['扫码', '扫不出', '条码', '扫描'],
    en: ['scan', 'scanner', 'barcode', 'bar code'],
    concerns: true,
  },
  tag: { zh: ['标签', 'rfid'], en: ['rfid', 'tag'], concerns: true },
  door: { zh: ['开门', '关门', '门打不开', '不开门', '闸机'], en: ['door', 'barrier', 'turnstile'] },
  alarm: { zh: ['报警', '误报', '警报'], en: ['alarm', 'false alarm'] },
  transfer: {
    zh: ['接口', '导入', '同步', '传不过', '上传失败'],
    en: ['import', 'interface', 'sync', 'upload', 'not arrive', 'orders arrive'],
  },
  export: { zh: ['导出', '光盘', '刻录', '刻成'], en: ['export', 'burn'] },
  water: { zh: ['漏水', '进水', '潮湿', '漏油'], en: ['leak', 'water', 'moisture'] },
  heat: { zh: ['过热', '高温', '温度', '发烫'], en: ['overheat', 'temperature', 'hot'] },
};

const WEIGHT = 1;
const WEIGHT_OF_CONCERN = 0.25;

const NAMES = Object.keys(SIGNS);
const STEMMED: ReadonlyMap<string, readonly string[]> = new Map(
  NAMES.map((name) => [name, SIGNS[name]!.en.map((phrase) => ` ${stemmed(phrase).join(' ')} `)]),
);

/** @returns the names of the signs that a text shows */
export function signsIn(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const english = ` ${stemmed(plain).join(' ')} `;
  return new Set(
    NAMES.filter(
      (name) =>
        SIGNS[name]!.zh.some((phrase) => plain.includes(phrase)) ||
        STEMMED.get(name)!.some((phrase) => english.includes(phrase)),
    ),
  );
}

/**
 * @returns for each sign the words, as the store has them, of which a text that shows it has one in most cases: of a Chinese
 * phrase its last two characters, of an English one its longest word
 */
export const lookedUpBy = (signs: Iterable<string>): string[][] =>
  [...signs].map((name) => {
    const { zh, en } = SIGNS[name]!;
    const words = [...zh.flatMap((phrase) => wordsIn(phrase).slice(-1)), ...en.map(longestIn)];
    return [...new Set(words)];
  });

const longestIn = (phrase: string): string =>
  stemmed(phrase).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

const weightOf = (signs: Iterable<string>): number =>
  [...signs].reduce((sum, name) => sum + (SIGNS[name]!.concerns ? WEIGHT_OF_CONCERN : WEIGHT), 0);

/** How far two texts show the same signs, from 0 to 1. */
export function signsAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((name) => other.has(name));
  const all = weightOf(one) + weightOf(other);
  return all === 0 ? 0 : (2 * weightOf(both)) / all;
}
