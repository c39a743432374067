import type { Locale } from '../../../src/domain/people/person.js';
import { weeklyReport } from '../../../src/domain/weekly/weekly-report.js';
import { weeklyReportMessage } from '../../../src/slack/messages/weekly-report.js';
import { clock, request, scope } from '../../domain/weekly/requests.js';

const at = (text: string) => new Date(`2026-11-${text}:00+08:00`);
const said = (locale: Locale): string => {
  const clocks = [
    clock({ state: 'met', stoppedAt: at('18T10:20') }),
    clock({ metric: 'repair', state: 'met', stoppedAt: at('18T15:00'), metByPause: true }),
    clock({ metric: 'repair', cycle: 2, state: 'met', stoppedAt: at('19T12:00') }),
    clock({ metric: 'repair', cycle: 3, state: 'breached', breachedAt: at('20T12:00') }),
  ];
  const { blocks } = weeklyReportMessage(weeklyReport({ ...scope, requests: [request({ clocks })] }), locale);
  return (blocks as { text: { text: string } }[]).map(({ text }) => text.text).join('\n');
};

it('tells the rate as promised, and the one with pauses counted where it is another one', () => {
  expect(said('en')).toContain('Response: 1 met, 0 missed (100%)\n');
  expect(said('en')).toContain('Repair: 2 met, 1 missed (66.7%; 33.3% if pauses had counted)');
  expect(said('zh-CN')).toContain('响应：达成 1，超时 0（100%）\n');
  expect(said('zh-CN')).toContain('修复：达成 2，超时 1（66.7%；计入暂停则为 33.3%）');
});

it('says how many of those resolved cannot be solved (R26), and nothing where there are none', () => {
  const done = (unsolvable: boolean) =>
    request({ status: 'resolved', resolvedAt: at('18T12:00'), ...(unsolvable ? { unsolvable: true } : {}) });
  const figures = (...requests: ReturnType<typeof done>[]) =>
    JSON.stringify(weeklyReportMessage(weeklyReport({ ...scope, requests }), 'zh-CN').blocks);
  expect(figures(done(true), done(false))).toContain('解决 2 件（其中无法解决 1 件）');
  expect(figures(done(false))).not.toContain('无法解决');
});
