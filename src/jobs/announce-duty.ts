import type { Rota } from '../domain/duty/rota.js';
import type { DutyRunner } from '../run-duty.js';
import type { DutyStore } from '../store/duty.js';

/** Rotas and leaves taken up in one run; what is left is due in the next. */
const BATCH = 100;

interface Dependencies {
  readonly duty: DutyStore;
  readonly dutyRunner: DutyRunner;
  readonly clock: () => Date;
}

/**
 * Tells people that they have come on duty: looks at the rotas whose instant has come, and at those of people whose leave
 * begins or ends. A leave is done with only after its rotas, so that a crash between leaves nothing out.
 * @throws the first failure, when the others have had their turn
 */
export async function announceDuty({ duty, dutyRunner, clock }: Dependencies): Promise<void> {
  const now = clock();
  const due = await duty.due(now, BATCH);
  if (due.length === 0) return;
  const leaves = await Promise.all(
    due.filter(({ kind }) => kind === 'leave').map(({ id }) => duty.leaves.load(id)),
  );
  const away = new Set(leaves.map((leave) => leave?.person.id));
  const { rotas } = leaves.length > 0 ? await duty.load(now) : { rotas: [] };
  const touched = rotas.filter((rota) => peopleOf(rota).some((id) => away.has(id))).map(({ id }) => id);
  const own = due.filter(({ kind }) => kind === 'rota').map(({ id }) => id);
  const failures: unknown[] = [];
  for (const id of new Set([...own, ...touched])) {
    await dutyRunner.handOver(id).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0] as Error;
  for (const leave of leaves) if (leave) await dutyRunner.passLeave(leave.id);
}

const peopleOf = ({ layers, overrides }: Rota): string[] => [
  ...layers.flatMap(({ people }) => people.map(({ id }) => id)),
  ...overrides.map(({ person }) => person.id),
];
