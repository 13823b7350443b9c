import { createMemoryEventLog } from '../../../lib/server';
import type { EventLog } from '../../../lib/server';
import { virtualTime } from '../../../lib/testing';
import type { EventLogLawsConfig } from '../../../lib/testing';
import { describeEventLog } from '../../../lib/testing/laws/log/describeEventLog';
import { brokenLaws } from './brokenLaws';
import { faultyLog } from './faultyLogs';
import type { LogFault } from './faultyLogs';
import { lawsBrokenBy } from './logFaults/lawsBrokenBy';

type MakeLog = Parameters<typeof describeEventLog>[0];

const broken = (makeLog: MakeLog, config: EventLogLawsConfig = {}) =>
  virtualTime(() =>
    brokenLaws(describeEventLog(makeLog, { hasLimits: true, timeLimit: 200, runs: 3, ...config })),
  );

const namesOf = (laws: ReadonlyMap<string, string>): readonly string[] =>
  [...laws.keys()].map((name) => name.replace(/^log: /, ''));

const isFault = (name: string): name is LogFault => name in lawsBrokenBy;
const faults = Object.keys(lawsBrokenBy).filter(isFault);

describe('a log with one fault breaks the laws that are about it', () => {
  it.each(faults)('%s', async (fault) => {
    expect(namesOf(await broken(faultyLog(fault)))).toEqual(lawsBrokenBy[fault]);
  });
});

/** Makes another log of the same store. */
const beside =
  (change: (log: EventLog) => Partial<EventLog>): NonNullable<EventLogLawsConfig['makePeer']> =>
  (log) => ({ ...log, close: () => Promise.resolve(), ...change(log) });

describe('a peer with one fault breaks the laws that are about it', () => {
  it.each<readonly [string, (log: EventLog) => Partial<EventLog>, readonly string[]]>([
    ['nothing', () => ({}), []],
    [
      'closing the store with itself',
      ({ close }) => ({ close }),
      ['a log that is closed leaves others alone'],
    ],
    [
      'telling of nothing',
      () => ({ watch: () => () => undefined }),
      [
        'who watches and then reads gets each event once',
        'who watches a turn is told of its events',
        'who watches a turn is told that it is over, and that it may run',
      ],
    ],
  ])('%s', async (_, change, laws) => {
    expect(namesOf(await broken(createMemoryEventLog, { makePeer: beside(change) }))).toEqual(laws);
  });

  it('knowing nothing of the other', async () => {
    const config = { makePeer: () => createMemoryEventLog() };

    expect((await broken(createMemoryEventLog, config)).size).toBeGreaterThan(35);
  });
});

describe('every law', () => {
  it('is broken by a fault', () => {
    const all = describeEventLog(createMemoryEventLog, { hasLimits: true });
    const found = new Set([
      ...Object.values(lawsBrokenBy).flat(),
      'a log that is closed leaves others alone',
    ]);

    expect(all.map(({ name }) => name).filter((name) => !found.has(name.slice(5)))).toEqual([]);
  });
});
