import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import { owesProposal } from '../../../src/domain/ticket/proposal.js';
import { chen, li, qian, wang } from '../people/cast.js';
import { at, HOW, POLICY, Story } from './requests.js';

const acknowledged = (told = {}) => new Story(told).must('10:05', li, 'acknowledge');
const SILENT = { proposal: undefined };
const types = (story: Story) => story.facts.map(({ type }) => type);

describe.each(['depart', 'resolve'])('without a proposal, to %s', (verb) => {
  it('is refused, by a sentence of its own, and nothing has happened', () => {
    const story = acknowledged();
    const before = story.ticket;
    expect(story.tell('10:20', li, verb, SILENT)).toEqual({
      refused: 'unproposed',
      data: { number: before.id },
    });
    expect(story.ticket).toBe(before);
  });

  it('takes it along: told, recorded and signed before the act, in the same commit', () => {
    const story = acknowledged();
    const text = '更换交换机电源';
    story.must('10:20', li, verb, { proposal: { mode: 'onsite', text, expectedAt: at('12:00') } });
    expect(types(story).slice(0, 2)).toEqual(['proposed', verb === 'depart' ? 'departed' : 'resolved']);
    expect(story.ticket).toMatchObject({
      mode: 'onsite',
      proposal: { mode: 'onsite', text, expectedAt: at('12:00') },
    });
    const toCustomer = story.intents.filter(
      ({ place, kind }) => place === 'customer' && kind === 'post-thread',
    );
    expect(toCustomer[0]).toMatchObject({ message: 'proposed', factId: story.facts[0]!.id });
    expect(story.ticket.signatures.map(({ act }) => act)).toContain('solution');
    expect(story.clock('solution')).toMatchObject({ state: 'met', stoppedAt: at('10:20') });
    expect(verifyChain(story.ticket).ok).toBe(true);
    expect(taskSheet('onsite', story.ticket, undefined).proposal).toEqual({ mode: 'onsite', text });
  });

  it('needs none once the customer has been told, also after they have sent a result back', () => {
    const story = acknowledged().must('10:10', li, 'propose', { mode: 'onsite' });
    expect(owesProposal(story.ticket)).toBe(false);
    story.must('10:20', li, verb, SILENT);
    expect(types(story)).not.toContain('proposed');
    const refused = acknowledged().must('10:10', li, 'propose').must('10:20', li, 'resolve');
    refused.must('10:30', wang, 'refuse').must('10:40', li, verb, SILENT);
  });

  it('is not bothered where the category is promised no solution, or the policy promises none', () => {
    acknowledged({ filing: { category: 'training' } }).must('10:20', li, verb, SILENT);
    const { solution: _none, ...targets } = POLICY.targets;
    acknowledged({ policy: { ...POLICY, targets } }).must('10:20', li, verb, SILENT);
  });

  it('is told again where somebody proposes at the same time: nothing that was typed is lost', () => {
    const story = acknowledged().must('10:10', li, 'propose').must('10:11', li, verb, { proposal: HOW });
    expect(story.all('proposed')).toHaveLength(2);
  });
});

it('a new round begins without a proposal, and is asked for one', () => {
  const story = acknowledged().must('10:10', li, 'propose').must('10:20', li, 'resolve');
  story.must('10:30', wang, 'confirm').must('10:40', wang, 'reopen').must('10:50', li, 'acknowledge');
  expect(story.tell('11:00', li, 'resolve', SILENT)).toMatchObject({ refused: 'unproposed' });
});

it('while we wait for the customer the result takes it along, too, and nothing remains waited for', () => {
  const story = acknowledged().must('10:10', li, 'wait').must('10:30', li, 'resolve');
  expect(story.ticket).toMatchObject({ status: 'resolved', proposal: HOW });
  expect(story.ticket.waiting).toBeUndefined();
  expect(verifyChain(story.ticket).ok).toBe(true);
});

it('a reclassification to what is promised a solution asks for it from then on', () => {
  const story = acknowledged({ filing: { category: 'training' } });
  expect(owesProposal(story.ticket)).toBe(false);
  story.must('10:10', qian, 'reclassify', { category: 'fault', severity: 'general' });
  expect(story.tell('10:20', li, 'resolve', SILENT)).toMatchObject({ refused: 'unproposed' });
});

it('who may not resolve is told that, not what is missing', () => {
  expect(acknowledged().tell('10:20', chen, 'resolve', SILENT)).toMatchObject({ refused: 'not-responsible' });
});
