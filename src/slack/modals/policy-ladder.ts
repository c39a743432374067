import type { types } from '@slack/bolt';
import { ROLES, type Locale } from '../../domain/people/person.js';
import {
  escalationPlanSchema,
  MOST_LEVELS,
  type EscalationLevel,
  type EscalationPlan,
} from '../../domain/sla/escalation.js';
import type { LadderTyped } from '../../domain/terms/policy-draft.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { actions, button, context, divider, section, type Block } from '../messages/blocks.js';
import { isPerson, targetLabel, type PolicyNames } from '../messages/policy-words.js';
import { minutesText, readNumberText } from '../parse/minutes.js';
import { manySelectInput, peopleInput, Read, textInput, type ViewValues } from './inputs.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';
import type { DraftMetadata } from './policy-terms.js';

const NUMBER_LENGTH = 30;
const WORDS = ['responsible', 'resident', 'on-duty'] as const;

export interface LadderMetadata extends DraftMetadata {
  /** Keys of the levels shown; a removed level's key is not used again, so Slack cannot mix up what was typed. */
  readonly levels: readonly number[];
}

const inLevel = (key: number, field: 'to' | 'people' | 'wait' | 'repeat' | 'repeats'): string =>
  `level-${key}-${field}`;

/** A ladder as it stands in the fields of a form. */
export const ladderTyped = ({ levels, stalledMinutes, digest }: EscalationPlan): LadderTyped => ({
  levels: levels.map(levelTyped),
  stalled: minutesText(stalledMinutes),
  digestPages: String(digest.pages),
  digestWindow: minutesText(digest.windowMinutes),
});

const levelTyped = ({
  to,
  waitMinutes,
  repeatMinutes,
  repeats,
}: EscalationLevel): LadderTyped['levels'][number] => ({
  to: to.filter((target) => !isPerson(target)),
  people: to.filter(isPerson),
  wait: minutesText(waitMinutes),
  repeat: minutesText(repeatMinutes),
  repeats: String(repeats),
});

/** What a new level begins with. */
export const NEW_LEVEL: LadderTyped['levels'][number] = {
  to: ['manager'],
  people: [],
  wait: '10',
  repeat: '10',
  repeats: '1',
};

/** The second view of a policy: who is asked after a breach, level by level (sla.md, "Escalation"). */
export function policyLadderModal(
  ladder: LadderTyped,
  metadata: LadderMetadata,
  names: PolicyNames,
  locale: Locale,
): types.ModalView {
  const t = textsIn(locale);
  const said = t.policies.ladder;
  const number = (id: string, label: string, initial: string) =>
    textInput({ id, label, max: NUMBER_LENGTH, initial });
  return modal({
    callbackId: VIEW.policyLadder,
    title: said.title,
    submit: t.policies.next,
    close: t.policies.back,
    metadata,
    blocks: [
      context(said.intro),
      ...ladder.levels.flatMap((level, index) =>
        levelBlocks(level, metadata.levels[index]!, index, ladder.levels.length, names, t),
      ),
      ...(ladder.levels.length < MOST_LEVELS
        ? actions('add', [button(ACTION.addLevel, said.add, 'add')])
        : []),
      divider(),
      number('stalled', said.stalled, ladder.stalled),
      number('digestPages', said.digestPages, ladder.digestPages),
      number('digestWindow', said.digestWindow, ladder.digestWindow),
    ],
  });
}

function levelBlocks(
  level: LadderTyped['levels'][number],
  key: number,
  index: number,
  levels: number,
  names: PolicyNames,
  t: Texts,
): Block[] {
  const said = t.policies.ladder;
  const number = (field: 'wait' | 'repeat' | 'repeats') =>
    textInput({ id: inLevel(key, field), label: said[field], max: NUMBER_LENGTH, initial: level[field] });
  return [
    divider(),
    section(said.level({ no: index + 1 })),
    manySelectInput({
      id: inLevel(key, 'to'),
      label: said.to,
      optional: true,
      options: offered(level.to, names).map((value) => ({ value, label: targetLabel(value, names, t) })),
      initial: level.to,
    }),
    peopleInput({ id: inLevel(key, 'people'), label: said.people, optional: true, initial: level.people }),
    number('wait'),
    number('repeat'),
    number('repeats'),
    ...actions(`level-${key}-place`, [
      ...(index > 0 ? [button(ACTION.raiseLevel, said.raise, String(key))] : []),
      ...(levels > 1 ? [button(ACTION.removeLevel, said.remove, String(key))] : []),
    ]),
  ];
}

/** With those that are named already, also when their rota is no more. */
const offered = (named: readonly string[], { rotas }: PolicyNames): string[] => [
  ...new Set([...WORDS, ...ROLES, ...named, ...rotas.map(({ id }) => `rota:${id}`)]),
];

/** What stands in the fields, checked or not. */
export function typedLadder(values: ViewValues, { levels }: LadderMetadata): LadderTyped {
  const read = new Read(values);
  return {
    levels: levels.map((key) => ({
      to: read.choices(inLevel(key, 'to')),
      people: read.people(inLevel(key, 'people')),
      wait: read.text(inLevel(key, 'wait')),
      repeat: read.text(inLevel(key, 'repeat')),
      repeats: read.text(inLevel(key, 'repeats')),
    })),
    stalled: read.text('stalled'),
    digestPages: read.text('digestPages'),
    digestWindow: read.text('digestWindow'),
  };
}

/**
 * @param before what is not in the form stays as it was
 * @returns the ladder, or what is wrong at which field
 */
export function readLadder(
  typed: LadderTyped,
  { levels: keys }: Pick<LadderMetadata, 'levels'>,
  { reminders }: Pick<EscalationPlan, 'reminders'>,
  locale: Locale,
): ReadResult<EscalationPlan> {
  const number = (text: string): number => readNumberText(text) ?? NaN;
  const parsed = escalationPlanSchema.safeParse({
    levels: typed.levels.map(({ to, people, wait, repeat, repeats }) => ({
      to: [...to, ...people],
      waitMinutes: number(wait),
      repeatMinutes: number(repeat),
      repeats: number(repeats),
    })),
    stalledMinutes: number(typed.stalled),
    digest: { pages: number(typed.digestPages), windowMinutes: number(typed.digestWindow) },
    reminders,
  });
  if (parsed.success) return { ok: parsed.data };
  const errors: FieldErrors = {};
  for (const { path } of parsed.error.issues) {
    const [field, sentence] = faultAt(path, keys, textsIn(locale).policies.faults);
    errors[field] ??= sentence;
  }
  return { errors };
}

/** The input in which a fault of the schema stands, and what is expected there. */
function faultAt(
  [first, second, third]: readonly PropertyKey[],
  keys: readonly number[],
  t: Texts['policies']['faults'],
): readonly [string, string] {
  if (first === 'stalledMinutes') return ['stalled', t.repeat];
  if (first === 'digest') {
    return second === 'pages' ? ['digestPages', t.digestPages] : ['digestWindow', t.repeat];
  }
  const key = keys[Number(second)] ?? keys[0]!;
  switch (third) {
    case 'waitMinutes':
      return [inLevel(key, 'wait'), t.wait];
    case 'repeatMinutes':
      return [inLevel(key, 'repeat'), t.repeat];
    case 'repeats':
      return [inLevel(key, 'repeats'), t.repeats];
    default:
      return [inLevel(key, 'to'), t.to];
  }
}
