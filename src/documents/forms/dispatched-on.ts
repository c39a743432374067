import type { TaskSheet } from '../../domain/forms/task-sheet.js';
import { printable } from '../printable.js';
import type { FormLabels } from './labels/form-labels.js';

/** Who sent the engineer, when and why, as it is printed (R37, R38); what is not known stays empty, to be written by hand. */
interface DispatchedOn {
  readonly by?: string | undefined;
  readonly at?: Date | undefined;
  readonly grounds?: string | undefined;
}

export function dispatchedOn(
  { dispatcher, dispatch }: Pick<TaskSheet, 'dispatcher' | 'dispatch'>,
  labels: FormLabels,
): DispatchedOn {
  if (dispatch && 'rule' in dispatch) {
    const { rule, engineer, policy, at } = dispatch;
    const name = printable(engineer);
    const by = rule === 'own' ? name : labels.dispatchedBy[rule];
    const given = { name, policy: printable(policy.name), version: policy.version };
    return { by, at, grounds: labels.byRule[rule](given) };
  }
  const text = dispatch?.text === undefined ? undefined : printable(dispatch.text, 300);
  return {
    by: dispatcher && printable(dispatcher.name),
    at: dispatcher?.at,
    grounds: dispatch?.grounds && labels.dispatchGrounds(dispatch.grounds, text),
  };
}
