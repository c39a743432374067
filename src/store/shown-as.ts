/**
 * Requests by their status as it is shown (`domain/ticket/unanswered.ts`): what was closed because the customer did not answer is
 * that in the archive, too.
 * @returns a condition for a query
 */
export function shownAs(statuses: readonly string[]): Record<string, unknown> {
  const status = { status: statuses.length === 1 ? statuses[0] : { $in: [...statuses] } };
  const [archived, unanswered] = ['archived', 'unanswered'].map((one) => statuses.includes(one));
  if (archived === unanswered) return status;
  if (unanswered) return { $or: [status, { status: 'archived', unanswered: { $ne: null } }] };
  const others = statuses.filter((one) => one !== 'archived');
  const signed = { status: 'archived', unanswered: null };
  return others.length === 0 ? signed : { $or: [{ status: { $in: others } }, signed] };
}
