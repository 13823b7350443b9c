import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { EventLog } from '../../../server/log/EventLog';
import type { Law } from '../Law';
import { appendLaws } from './laws/appendLaws';
import { checkLog } from './checkLog';
import { claimLaws } from './laws/claimLaws';
import type { EventLogLawsConfig, EventLogLimits } from './EventLogLawsConfig';
import { expireLaws } from './laws/expireLaws';
import { finishLaws } from './laws/finishLaws';
import { followLaws } from './laws/followLaws';
import { leaseLaws } from './laws/leaseLaws';
import { leavingLaws } from './laws/leavingLaws';
import { limitLaws } from './laws/limitLaws';
import type { LogLaw } from './LogLaw';
import { queueLaws } from './laws/queueLaws';
import { raceLaws } from './laws/raceLaws';
import { readLaws } from './laws/readLaws';
import { watchLaws } from './laws/watchLaws';

const laws: readonly LogLaw[] = [
  ...claimLaws,
  ...appendLaws,
  ...readLaws,
  ...finishLaws,
  ...leaseLaws,
  ...queueLaws,
  ...leavingLaws,
  ...raceLaws,
  ...followLaws,
  ...watchLaws,
  ...expireLaws,
  ...limitLaws,
];

const check = (config: EventLogLawsConfig): void => {
  const { runs = 1, seed = 0 } = config;
  for (const field of ['lease', 'timeLimit', 'ttl'] as const) {
    const { [field]: value = 1 } = config;
    if (!(value > 0 && value < 2 ** 31)) {
      throw new InvalidInputError(field, 'must be above 0 and below 2^31 ms');
    }
  }
  if (!Number.isSafeInteger(seed)) throw new InvalidInputError('seed', 'must be a whole number');
  if (!(Number.isSafeInteger(runs) && runs > 0)) {
    throw new InvalidInputError('runs', 'must be a whole number above 0');
  }
};

const waitFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The contract of an event log, as a suite for one of yours: each sentence of `EventLog` that can be
 * tried. Each law is a test of any framework.
 *
 * - A log is made for each law, and closed after it. Its store need not be empty, and is not
 *   emptied: every turn and every user is a new one.
 * - It waits in real time, for a few leases. A log on a clock that can be faked is quick in virtual
 *   time: `it(name, () => virtualTime(check))`.
 * - What other processes see is tried where `makePeer` makes a second log of the store.
 * - What limits do is tried where `hasLimits` says that the log has those that are given.
 *
 * @param makeLog - Makes the log, connected and ready.
 * @throws InvalidInputError at once, for a configuration that cannot be used.
 *
 * @example
 * ```ts
 * import { createMemoryEventLog } from 'voiceflow-rx/server';
 * import { describeEventLog, virtualTime } from 'voiceflow-rx/testing';
 *
 * describe('a log in memory', () => {
 *   const laws = describeEventLog((limits) => createMemoryEventLog(limits), { hasLimits: true });
 *   for (const { check, name } of laws) it(name, () => virtualTime(check));
 * });
 * ```
 */
export const describeEventLog = (
  makeLog: (limits: EventLogLimits) => EventLog | Promise<EventLog>,
  config: EventLogLawsConfig = {},
): readonly Law[] => {
  check(config);
  const { hasLimits = false, makePeer, ...given } = config;
  const defaults = { lease: 150, timeLimit: 2_000, ttl: 400, seed: 1, runs: 5 };
  const subject = { makeLog, makePeer, config: { wait: waitFor, ...defaults, ...given } };
  return laws
    .filter(({ limits }) => limits === undefined || hasLimits)
    .map((law) => ({ name: law.name, check: () => checkLog(law, subject) }));
};
