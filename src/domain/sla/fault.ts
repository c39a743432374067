import type { z } from 'zod';

/** One thing that is wrong, with the field where it stands: `{ field: 'targets.response', message: '…' }`. */
export interface FieldFault {
  field: string;
  message: string;
}

/**
 * Thrown when a policy, calendar, zone or event cannot be used (sla.md rule 5). It is never worth a retry:
 * the data has to change first.
 */
export class SlaFault extends Error {
  readonly code = 'sla-refused';
  readonly retry = false;

  constructor(readonly faults: readonly FieldFault[]) {
    super(faults.map(faultLine).join('; '));
    this.name = 'SlaFault';
  }
}

/** A fault as one line, `field: message`. */
export const faultLine = ({ field, message }: FieldFault): string => `${field}: ${message}`;

/** A path as people write it: `['events', 2, 'at']` becomes `events[2].at`. */
export const fieldName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, part) =>
      typeof part === 'number' ? `${name}[${part}]` : name === '' ? String(part) : `${name}.${String(part)}`,
    '',
  );

/**
 * The issues of a zod error as faults.
 * @param root stands for the field when the whole value is at fault
 * @param prefix where the checked value stands in the whole
 */
export const faultsOf = (
  error: z.ZodError,
  root: string,
  prefix: readonly PropertyKey[] = [],
): FieldFault[] => error.issues.flatMap((issue) => faultsOfIssue(issue as Issue, root, prefix));

interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
  errors?: Issue[][];
  issues?: Issue[];
}

/** Codes of issues that a branch has only once it took the value for its own. */
const OF_THE_INSIDE = ['custom', 'unrecognized_keys'];

const faultsOfIssue = (issue: Issue, root: string, prefix: readonly PropertyKey[]): FieldFault[] => {
  const path = [...prefix, ...issue.path];
  // Of a union's branches the one that got inside the value is the one that was meant.
  const meant = issue.errors?.find((branch) =>
    branch.some(({ path: inside, code }) => inside.length > 0 || OF_THE_INSIDE.includes(code)),
  );
  if (meant) return meant.flatMap((inner) => faultsOfIssue(inner, root, path));
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({ field: fieldName([...path, key]), message: 'unknown field' }));
  }
  if (issue.code === 'invalid_key') {
    return [{ field: fieldName(path) || root, message: issue.issues?.[0]?.message ?? 'not valid here' }];
  }
  return [{ field: fieldName(path) || root, message: issue.message.replace(/\s+/g, ' ') }];
};
