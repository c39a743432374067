import type { Person } from '../../../src/domain/people/person.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { commandSchema } from '../../../src/domain/ticket/commands.js';
import type { Filing } from '../../../src/domain/ticket/register.js';
import { CommandRunner } from '../../../src/run-command.js';
import { chen, li, qian, ROSTER, sun, wang, wu } from '../../domain/people/cast.js';
import { at, CONTRACT, FILING, POLICY, WORDS } from '../../domain/ticket/requests.js';
import type { Process } from '../stores.js';

/** Out of warranty, so that repairs are charged; with equipment of its own terms. */
export const OLD_CONTRACT = {
  ...CONTRACT,
  acceptedDay: '2019-05-06',
  equipment: [
    {
      id: 'CT-1',
      name: 'CT 影像工作站',
      serial: 'SN-100',
      warrantyUntil: '2030-12-31',
      origin: [{ what: '发票', ref: '1' }],
    },
    { id: 'PR-7', name: '胶片打印机', serial: 'SN-700' },
  ],
};

/** One process that lets people do things at fixed instants; the clock is swept wherever the requests ask for it. */
class Play {
  private now = at('09:00');
  private step = 0;

  constructor(private readonly desk: Process) {}

  async begin(): Promise<void> {
    const { settings, contracts } = this.desk;
    const kept = { ...DEFAULT_SETTINGS, roster: ROSTER, policies: [POLICY] };
    await settings.save(DEFAULT_SETTINGS, kept);
    await contracts.insert(OLD_CONTRACT, { intents: [], cause: 'seed', now: this.now });
  }

  async file(when: string, filing: Partial<Filing> = {}, by = wang): Promise<string> {
    await this.until(when);
    const done = await this.runner().file({ ...FILING, ...filing }, by, this.act());
    if (isRefusal(done)) throw new Error(`${when}: ${JSON.stringify(done)}`);
    return done.record.id;
  }

  async must(id: string, when: string, by: Person, verb: string, more: object = {}): Promise<void> {
    await this.until(when);
    const command = commandSchema.parse({ do: verb, ...WORDS[verb], ...more });
    const done = await this.runner().run(id, command, by, this.act());
    if (isRefusal(done)) throw new Error(`${when} ${verb}: ${JSON.stringify(done)}`);
  }

  async until(when: string): Promise<void> {
    const end = at(when);
    for (;;) {
      const [due] = await this.desk.tickets.due(end, 1);
      if (due === undefined) break;
      const { nextInstantAt } = (await this.desk.tickets.load(due))!;
      if (nextInstantAt! > this.now) this.now = nextInstantAt!;
      await this.runner().tick(due);
    }
    this.now = end;
  }

  private act() {
    this.step += 1;
    return { cause: `act:${this.step}`, at: this.now };
  }

  private runner(): CommandRunner {
    const { tickets, contracts, settings, people, duty, wishes } = this.desk;
    const clock = () => this.now;
    return new CommandRunner({
      tickets,
      wishes,
      contracts,
      settings,
      people,
      duty,
      clock,
      nudge: () => undefined,
    });
  }
}

/** Half of a pair, a formula, an escape, a line of another script: what people type is stored as it came. */
const ODD_WORDS = '=HYPERLINK("http://x.example","点我") & <!channel> \u{1F5A5}'.slice(0, -1);

/**
 * Requests that have seen what can happen to one: signatures of every act on site and from afar, a quotation, an item
 * that was only explained, a reopening, a merge, pauses, breaches and escalations, and one that was only filed.
 */
export async function play(desk: Process): Promise<void> {
  const people = new Play(desk);
  await people.begin();
  const must = people.must.bind(people);

  const onsite = await people.file('10:00', {
    equipmentId: 'CT-1',
    files: [{ id: 'F01', name: '日志.txt' }],
  });
  await must(onsite, '10:02', qian, 'accept');
  await must(onsite, '10:03', qian, 'assign');
  await must(onsite, '10:05', li, 'acknowledge');
  await must(onsite, '10:10', li, 'propose', { mode: 'onsite', expectedAt: at('12:00') });
  await must(onsite, '10:20', li, 'depart');
  await must(onsite, '10:40', li, 'arrive');
  await must(onsite, '10:50', li, 'wait');
  await must(onsite, '11:00', wang, 'dispute');
  await must(onsite, '11:05', qian, 'uphold');
  await must(onsite, '11:10', wang, 'reply');
  await must(onsite, '11:20', li, 'replace', { old: 'CT-1', serial: 'SN-101', proof: '合格证 7' });
  const items = [
    { no: 1, outcome: 'replaced' },
    { no: 2, outcome: 'explained', text: '等原厂备件' },
  ];
  await must(onsite, '11:30', li, 'resolve', { items });
  await must(onsite, '11:40', wang, 'refuse', { items: [2] });
  await must(onsite, '11:50', li, 'resolve', { outcome: 'replaced' });
  await must(onsite, '12:00', wang, 'confirm', { remark: '已恢复，谢谢' });

  const remote = await people.file('13:00', { items: [ODD_WORDS], channelOfReceipt: 'phone' }, sun);
  await must(remote, '13:10', li, 'acknowledge');
  await must(remote, '13:15', sun, 'quote');
  await must(remote, '13:30', wang, 'accept-quote', { remark: '同意' });
  await must(remote, '13:40', li, 'propose');
  await must(remote, '14:00', li, 'resolve', { outcome: 'explained' });
  await must(remote, '14:10', wang, 'confirm');
  await must(remote, '14:20', li, 'sign-off');
  await must(remote, '14:30', sun, 'archive');

  const stays = await people.file('15:00', { items: ['门诊打印机缺纸'] });
  const merged = await people.file('15:05', { items: ['打印机又缺纸了', 'Second printer is out of paper'] });
  await must(merged, '15:10', sun, 'merge', { into: stays });
  await must(merged, '15:20', wang, 'reply');
  await must(stays, '15:30', sun, 'cancel');

  // Nobody answers: warnings, breaches, escalations, the emergency plan.
  const late = await people.file('16:00', { severity: 'major' });
  await must(late, '16:50', qian, 'take');
  await people.until('20:05');
  await must(late, '20:10', qian, 'plan', { steps: ['借调备件', '通知厂家'], done: ['通知厂家'] });
  await must(late, '20:15', qian, 'handover');
  await must(late, '20:20', li, 'acknowledge');
  await must(late, '20:25', wu, 'correct', { metric: 'response', to: at('16:04') });
  await must(late, '20:30', sun, 'cancel');

  await must(onsite, 'Tue 09:00', wang, 'reopen');
  await must(onsite, 'Tue 09:05', chen, 'acknowledge');
  await people.file('Tue 09:10', { category: 'requirement', items: ['希望报表能按科室导出'] });
}
