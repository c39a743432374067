/** What is said by whoever asks for nothing: greetings, thanks, that something was read. */
const COURTESIES = words(`
  你好 您好 大家好 各位好 早上好 上午好 中午好 下午好 晚上好 早安 晚安 早
  谢谢 谢 多谢 感谢 感激 麻烦了 麻烦您了 麻烦你了 辛苦了 辛苦 费心了
  收到 已收到 好的 好 好嘞 好滴 嗯 嗯嗯 哦 行 明白 知道了 了解 没问题 没事 没事了 不客气 不用谢
  再见 拜拜 周末愉快 节日快乐 新年快乐 祝好
  hi hello hey morning evening afternoon greetings thanks thank thx ty cheers appreciated
  ok okay k noted received understood sure great perfect nice cool roger welcome bye goodbye`);

/** What goes with it and says nothing by itself. */
const FILLERS = words(`
  您 你 大家 各位 们 非常 十分 太 万分 的 了 啦 哈 哈哈 啊 呀 哟 支持 配合 帮助 帮忙 及时 处理 回复 和 与
  you very much so a lot many again all team everyone everybody guys there good day to and for the your
  help support quick reply it got have weekend nice no problem`);

/** How people are called: 李工, 王老师, 张经理. */
const CALLED = /^\p{Script=Han}{1,2}(?:工程师|工|总|老师|师傅|经理|主任|先生|女士|小姐)/u;
const QUESTION = /[?？]/;
/** Emoji, as Slack writes them and as they are; marks and blanks. */
const SILENT = /:[a-z0-9_+'-]+:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D/giu;
const BETWEEN = /^[\s\p{P}\p{S}]+/u;

/**
 * Whether a message is a greeting, thanks or the like, and nothing else: such a message is not offered to be registered. In doubt it
 * is not: a cry for help that nobody answers is worse than a question too many (R34).
 * @param names of people of ours, who are thanked by name
 */
export function isCourtesy(text: string, names: readonly string[] = []): boolean {
  if (QUESTION.test(text)) return false;
  const known = names.flatMap((name) => [name, ...name.split(/\s+/)]).map((name) => name.toLowerCase());
  let left = text.normalize('NFKC').toLowerCase().replaceAll(SILENT, ' ');
  let isPolite = left.trim() === '';
  while ((left = left.replace(BETWEEN, '')) !== '') {
    const [length, isCore] = beginsWith(left, known);
    if (length === 0) return false;
    isPolite ||= isCore;
    left = left.slice(length);
  }
  return isPolite;
}

/** The longest that it begins with, and whether that is the courtesy itself. */
function beginsWith(text: string, names: readonly string[]): [length: number, isCore: boolean] {
  const latin = /^[a-z']+/.exec(text)?.[0];
  const longest = (among: readonly string[]): number =>
    latin === undefined
      ? Math.max(0, ...among.filter((one) => one !== '' && text.startsWith(one)).map(({ length }) => length))
      : among.includes(latin)
        ? latin.length
        : 0;
  const core = longest(COURTESIES);
  const others = Math.max(longest(FILLERS), longest(names), CALLED.exec(text)?.[0].length ?? 0);
  return core >= others ? [core, core > 0] : [others, false];
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
