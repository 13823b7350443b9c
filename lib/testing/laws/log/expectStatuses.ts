import type { LogBench, Owned } from './LogLaw';

/** The law is broken where the turns do not wait or run like that. */
export const expectStatuses = async (
  { equal, log, peer }: LogBench,
  owned: readonly Owned[],
  expected: readonly string[],
): Promise<void> => {
  for (const place of new Set([log, peer])) {
    const statuses: string[] = [];
    for (const { producer, turn } of owned) statuses.push(await place.renew(turn, producer));
    equal('the turns of the user', statuses, expected);
  }
};
