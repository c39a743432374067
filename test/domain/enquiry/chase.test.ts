import { askedToDecide, chaseOf } from '../../../src/domain/enquiry/chase.js';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import { compileCalendar } from '../../../src/domain/sla/calendar.js';
import { boss, later, qian, roster, zhao } from './heard.js';
import { DAILY, leave, rota } from '../duty/rotas.js';

const names = (people: readonly { name: string }[]) => people.map(({ name }) => name);
const nobodyAway: DutyPlan = { rotas: [], leaves: [] };

it('is chased in the hours of the contract: what is written in the evening is due in the morning', () => {
  const office = compileCalendar(
    { week: { mon: ['09:00-18:00'], tue: ['09:00-18:00'] }, holidays: [], workdays: [], days: {} },
    'Asia/Shanghai',
  );
  const evening = new Date('2026-11-30T09:50:00Z');
  const { dueAt, chaseAt } = chaseOf(office, evening, 30);
  expect(dueAt).toEqual(new Date('2026-12-01T01:20:00Z'));
  expect(chaseAt.slice(0, 3)).toEqual([
    new Date('2026-11-30T10:00:00Z'),
    new Date('2026-12-01T01:10:00Z'),
    dueAt,
  ]);
});

it('whoever is on leave is not asked, and the next role is; where all are away, somebody is asked all the same', () => {
  const away = (...ids: string[]): DutyPlan => ({
    rotas: [],
    leaves: ids.map((id) => leave({ id, name: id }, '2026-11-30T00:00', '2026-12-02T00:00')),
  });
  expect(names(askedToDecide({ rotas: [] }, 1, roster, nobodyAway, later(10)))).toEqual([zhao.name]);
  expect(names(askedToDecide({ rotas: [] }, 1, roster, away(zhao.id), later(10)))).toEqual([qian.name]);
  expect(names(askedToDecide({ rotas: [] }, 1, roster, away(zhao.id, qian.id), later(10)))).toEqual([
    zhao.name,
  ]);
  expect(askedToDecide({ rotas: [] }, 1, {}, nobodyAway, later(10))).toEqual([]);
  expect(names(askedToDecide({ rotas: [] }, 3, { manager: [boss] }, undefined, later(30)))).toEqual([
    boss.name,
  ]);
});

it('from the second time on whoever is on duty is asked too, as it is then: at night no front desk is there', () => {
  const plan: DutyPlan = { rotas: [rota([DAILY])], leaves: [] };
  const asked = (round: number, minutes: number) =>
    names(askedToDecide({ rotas: ['support'] }, round, roster, plan, later(minutes)));
  expect(asked(1, 10)).toEqual([zhao.name]);
  const [, first] = asked(2, 20);
  const [, nextDay] = asked(2, 20 + 24 * 60);
  expect(DAILY.people.map(({ name }) => name)).toEqual(expect.arrayContaining([first, nextDay]));
  expect(first).not.toBe(nextDay);
  expect(asked(3, 30)).toEqual([zhao.name, first, qian.name, boss.name]);
});
