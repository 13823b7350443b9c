import { EventLogError } from '../../../lib/errors/EventLogError';
import { createMemoryEventLog } from '../../../lib/server';
import type { EventLog } from '../../../lib/server';
import { virtualTime } from '../../../lib/testing';
import type { EventLogLawsConfig } from '../../../lib/testing';
import { describeEventLog } from '../../../lib/testing/laws/log/describeEventLog';
import { brokenLaws } from './brokenLaws';
import { faultyLog } from './faultyLogs';

const message = async (
  makeLog: Parameters<typeof describeEventLog>[0],
  law: string,
  config: EventLogLawsConfig = {},
): Promise<readonly string[]> => {
  const laws = describeEventLog(makeLog, { timeLimit: 200, ...config });
  const asked = laws.filter(({ name }) => name === `log: ${law}`);
  expect(asked).toHaveLength(1);
  const found = await virtualTime(() => brokenLaws(asked));
  return [...found.values()].join('\n').split('\n');
};

const memory = (): EventLog => createMemoryEventLog();

describe('what a law of logs that is broken says', () => {
  it('tells what was done, what was expected, and what came', async () => {
    const law = 'nobody but the producer appends';

    expect(await message(faultyLog('trustsAnyone'), law)).toEqual([
      'log: nobody but the producer appends: this is broken',
      '',
      '  done      log.claim(turn 1, by p1, queue) → "claimed"',
      '            log.append(turn 1, p1, [1 trace "event 1"]) → "kept"',
      '            log.append(turn 1, p2, [2 trace "event 2"]) → "kept"',
      '  expected  a stranger: "over"',
      '  actual    "kept"',
      '  hint      compare the producer with that of the claim, in the same step; an append for a turn that is not there is over, and makes none',
      '',
    ]);
  });

  it('shows little of many events, and where they differ', async () => {
    const law = 'pages follow each other to the end';

    expect((await message(faultyLog('skipsPages'), law)).slice(-6)).toEqual([
      '            log.read(turn 1, after 1024, at most 512) → { status: "found", events: [1026 trace "event 1026", 1027 trace "event 1027", 1028 trace "event 1028", … 472 more], isOver: true, recheckIn: 2147483647 }',
      '  expected  the turn, as the log has it: { events: [1 trace "event 1", 2 trace "event 2", 3 trace "event 3", … 1497 more], isOver: true }',
      '  actual    { events: [1 trace "event 1", 2 trace "event 2", 3 trace "event 3", … 1496 more], isOver: true }',
      '  differs   events[1024].id is 1026, not 1025',
      '  hint      a page begins after the id that is asked for, however many events there are',
      '',
    ]);
  });

  it('names the peer', async () => {
    const law = 'a new turn is claimed, and runs';
    const config = { makePeer: memory };

    expect(await message(memory, law, config)).toEqual([
      'log: a new turn is claimed, and runs: this is broken',
      '',
      '  done      peer.read(turn 1, after 0, at most 10) → { status: "unknown" }',
      '            log.claim(turn 2, by p1, queue) → "claimed"',
      '            log.read(turn 2, after 0, at most 512) → { status: "found", events: [], isOver: false, recheckIn: 120000 }',
      '            peer.read(turn 2, after 0, at most 512) → { status: "unknown" }',
      '  expected  the turn, as the peer has it: { events: [], isOver: false }',
      '  actual    { status: "unknown" }',
      '  differs   events is nothing, not []',
      '  hint      a claim of a turn that was never there makes it, without events; it runs where its user has no other',
      '',
    ]);
  });

  it('names the race, and leaves out what was done long before', async () => {
    const law = 'who watches and then reads gets each event once';

    const lines = await message(faultyLog('tellsNobody'), law, { seed: 7 });

    expect(lines[2]).toMatch(/^ {2}done {6}… \d+ calls before$/);
    expect(lines.slice(3, -5)).toHaveLength(12);
    expect(lines.at(-5)).toMatch(
      /^ {2}expected {2}what reader \d .*in race 1 of seed 7: .*"over" }$/,
    );
    expect(lines.at(-4)).toMatch(/^ {2}actual .*end: "nothing more came" }$/);
  });

  it('says so where a call rejects', async () => {
    const cause = new EventLogError('renew', 500);
    const makeLog = () => ({ ...memory(), renew: () => Promise.reject(cause) });

    expect((await message(makeLog, 'a new turn is claimed, and runs')).slice(5, -2)).toEqual([
      `            log.renew(turn 2, p1) rejects: EventLogError "The event log did not do 'renew' within 500 ms" { operation: "renew", waited: 500 }`,
      '  expected  log.renew(turn 2, p1) resolves',
      `  actual    it rejects: EventLogError "The event log did not do 'renew' within 500 ms" { operation: "renew", waited: 500 }`,
    ]);
  });
});

describe('describeEventLog', () => {
  it('refuses at once what it cannot use', () => {
    expect(() => describeEventLog(memory, { runs: 0 })).toThrow('runs must be a whole number');
    expect(() => describeEventLog(memory, { seed: 0.5 })).toThrow('seed must be a whole number');
    for (const field of ['lease', 'timeLimit', 'ttl']) {
      for (const value of [0, -1, NaN, 2 ** 31]) {
        expect(() => describeEventLog(memory, { [field]: value })).toThrow(
          `${field} must be above 0 and below 2^31 ms`,
        );
      }
    }
  });

  it('makes a log for each law, and not before', async () => {
    const makeLog = jest.fn(memory);
    const laws = describeEventLog(makeLog);

    expect(makeLog).not.toHaveBeenCalled();

    await virtualTime(async () => {
      for (const { check } of laws) await check();
    });

    expect(makeLog).toHaveBeenCalledTimes(laws.length);
    expect(makeLog.mock.calls).toEqual(laws.map(() => [{}]));
  });

  it('asks for limits where the log has them', async () => {
    const makeLog = jest.fn(createMemoryEventLog);
    const makePeer = jest.fn((log: EventLog) => log);
    const config = { hasLimits: true, ttl: 70, makePeer };
    const laws = describeEventLog(makeLog, config);
    const rest = new Set(describeEventLog(makeLog).map(({ name }) => name));

    await virtualTime(async () => {
      for (const { check, name } of laws) if (!rest.has(name)) await check();
    });

    const limits = [{ ttl: 70 }, { maxEvents: 20 }, { maxEvents: 20 }];

    expect(makeLog.mock.calls).toEqual(limits.map((one) => [one]));
    expect(makePeer.mock.calls).toMatchObject(limits.map((one) => [{}, one]));
  });

  it('closes both logs once, also where a law is broken', async () => {
    const closes = { log: jest.fn(), peer: jest.fn() };
    const closing = (log: EventLog, name: 'log' | 'peer'): EventLog => ({
      ...log,
      close: () => Promise.resolve(closes[name]()),
    });
    const own = memory();
    const laws = describeEventLog(() => closing(own, 'log'), {
      makePeer: (log) => closing({ ...log, renew: () => Promise.resolve('over') }, 'peer'),
      timeLimit: 10,
    });

    const broken = await virtualTime(() => brokenLaws(laws));

    expect(broken.size).toBeGreaterThan(1);
    expect(closes.log).toHaveBeenCalledTimes(laws.length);
    expect(closes.peer).toHaveBeenCalledTimes(laws.length);
  });

  it('rejects where no log can be made', async () => {
    const laws = describeEventLog(() => Promise.reject(new Error('no store')));

    expect(new Set((await brokenLaws(laws)).values())).toEqual(new Set(['no store']));
  });

  it('is told how to wait', async () => {
    const wait = jest.fn(() => Promise.resolve());
    const law = describeEventLog(memory, { lease: 90, wait }).find(({ name }) =>
      name.endsWith('ended by its will'),
    );

    await expect(law?.check()).rejects.toThrow('this is broken');
    expect(wait.mock.calls).toEqual([[108]]);
  });
});
