import { config, noop, of, tap } from 'rxjs';
import { trace } from '../../../lib';
import type { AgentLawsConfig } from '../../../lib/testing/laws/AgentLawsConfig';
import { agentLaws } from '../../../lib/testing/laws/agentLaws';
import { brokenLaws } from './brokenLaws';
import { faultyAgents } from './faultyAgents';
import type { AgentFault } from './faultyAgents';

const broken = (fault: AgentFault, settings: AgentLawsConfig = {}) =>
  brokenLaws(agentLaws(faultyAgents[fault], { timeLimit: 20, runs: 25, ...settings }));

// What the faulty agents leave to nobody outside of the law that looks for it.
beforeEach(() => {
  config.onUnhandledError = noop;
});
afterEach(() => {
  config.onUnhandledError = null;
});

describe('an agent with one fault breaks one law', () => {
  const lossless = { lossless: true };

  it.each<readonly [AgentFault, string] | readonly [AgentFault, string, AgentLawsConfig]>([
    ['warmsUp', 'law 1: does nothing before it is subscribed to'],
    ['counts', 'law 1: each subscription is a turn of its own'],
    ['shares', 'law 1: each subscription is a turn of its own'],
    ['endsOthers', 'law 1: ending one subscription does not end another'],
    ['neverUnsubscribes', 'law 2: unsubscribing tears down every child'],
    ['unsubscribesTooSoon', 'law 2: unsubscribing tears down every child'],
    ['goesOn', 'law 2: nothing is emitted after unsubscribing'],
    ['leaksOnError', 'law 2: an error tears down every child'],
    ['leavesErrors', 'law 2: leaves no error unhandled'],
    ['swaps', 'law 3: keeps the order of each child'],
    ['delays', 'law 3: passes on at once what a child says', { immediate: true }],
    ['completesEarly', 'law 4: completes only when no child runs any more'],
    ['swallows', 'law 4: does not complete where a child has failed'],
    ['staysOpen', 'law 4: ends when all its children have ended'],
    ['saysMore', 'law 4: ends once, and nothing comes after'],
    ['runsTwice', 'law 5: runs no child twice in one turn'],
    ['repeats', 'law 6: emits no trace of a child twice'],
    ['filters', 'law 6: loses no trace of a child', lossless],
    ['leavesEarly', 'law 6: loses no trace of a child', lossless],
    ['breaksCodecs', 'law 7: emits valid traces'],
    ['lies', 'law 7: emits valid traces'],
    ['rebuilds', 'law 7: leaves custom traces and unknown fields as they are', lossless],
    ['saysLess', 'law 10: streaming changes when, not what'],
  ])('%s: %s', async (fault, name, settings = {}) => {
    expect([...(await broken(fault, settings)).keys()]).toEqual([name]);
  });
});

describe('a law that is not for every agent', () => {
  it.each<readonly [AgentFault, AgentLawsConfig]>([
    ['delays', {}],
    ['swallows', { handlesErrors: true }],
    ['runsTwice', { repeats: true }],
    ['filters', {}],
    ['leavesEarly', {}],
    ['rebuilds', {}],
    ['counts', { deterministic: false }],
    ['counts', { equals: (one, other) => one.type === other.type }],
  ])('is not asked of %s with %j', async (fault, settings) => {
    expect([...(await broken(fault, settings)).keys()]).toEqual([]);
  });
});

describe('what a broken law says', () => {
  const message = async (fault: AgentFault, settings: AgentLawsConfig = {}) =>
    [...(await broken(fault, settings)).values()].join('\n').split('\n');

  it('names the case, the children, the moment, and what still runs', async () => {
    expect(await message('neverUnsubscribes')).toEqual([
      'law 2: unsubscribing tears down every child: this is broken',
      '',
      '  case      run 1 of seed 1',
      '  turn      launch',
      '  children  child 1 says traces: 2 later; then fails',
      '  when      unsubscribed as soon as it was subscribed to',
      '  expected  no child runs any more',
      '  actual    child 1 still ran',
      '  hint      compose with operators of RxJS, which unsubscribe from what they subscribed to; in a new Observable return the Subscription of every child',
      '',
    ]);
  });

  it('shows what one alone hears, and what two hear', async () => {
    expect(await message('counts', { seed: 7 })).toEqual([
      'law 1: each subscription is a turn of its own: this is broken',
      '',
      '  case      run 1 of seed 7',
      '  turn      launch',
      '  when      two subscriptions',
      '  expected  each hears what one alone hears:',
      '            text "Hello 1"',
      '            completion',
      '  actual    the second of two heard:',
      '            text "Hello 2"',
      '            completion',
      '  hint      hold state inside defer(() => …), so that it is born with the subscription, and share nothing (share, shareReplay, a Subject)',
      '',
    ]);
  });

  it('shows what a child said, and what came', async () => {
    expect(await message('swaps')).toEqual([
      'law 3: keeps the order of each child: this is broken',
      '',
      '  case      run 1 of seed 1',
      '  turn      launch',
      '  children  child 1 says traces: 2 later; then fails',
      '  expected  "child 1, trace 1" before "child 1, trace 2"',
      '  actual    it came after it:',
      '            choice "child 1, trace 2"',
      '            choice "child 1, trace 1"',
      '  hint      hold nothing back that a later trace of the same child can overtake',
      '',
    ]);
  });

  it('shows the field that was lost', async () => {
    expect(await message('rebuilds', { lossless: true })).toEqual([
      'law 7: leaves custom traces and unknown fields as they are: this is broken',
      '',
      '  case      run 9 of seed 1',
      '  turn      launch',
      '  children  child 1 says traces: 2 later; then completes',
      '  expected  what child 1 said comes out as it is: {"type":"link","payload":"child 1, trace 2","extra":null}',
      '  actual    extra is nothing, not null',
      '  hint      pass on the trace itself, or copy all of it: { ...trace, … }',
      '',
    ]);
  });

  it('says what to do where an agent does not end', async () => {
    expect(await message('staysOpen')).toEqual([
      'law 4: ends when all its children have ended: this is broken',
      '',
      '  case      run 3 of seed 1',
      '  turn      launch',
      '  children  child 1 says traces: 3 at once; then completes',
      '  expected  the agent completes or fails within the time limit',
      '  actual    it is still open, though no child runs, and has said:',
      '            choice "child 1, trace 1"',
      '            {"type":"speak","payload":{"message":"child 1, trace 2","voice":"ada"},"time":1700000000000}',
      '            text "child 1, trace 3"',
      '  hint      complete or fail in every case. Where the agent takes its time, raise timeLimit (real ms); where it waits for timers that are faked, let them run, as virtualTime does',
      '',
    ]);
  });
});

describe('agentLaws', () => {
  const hello = () => () => of(trace.text('Hello'));

  it('refuses at once what it cannot use', () => {
    expect(() => agentLaws(hello, { runs: 0 })).toThrow('runs must be a whole number above 0');
    expect(() => agentLaws(hello, { seed: 0.5 })).toThrow('seed must be a whole number');
    expect(() => agentLaws(hello, { turns: [] })).toThrow('turns must hold at least one turn');
    expect(() => agentLaws(hello, { timeLimit: 0 })).toThrow('timeLimit must be above 0');
  });

  it('makes no agent before a law is checked', () => {
    const makeAgent = jest.fn(hello);

    expect(agentLaws(makeAgent)).toHaveLength(16);
    expect(makeAgent).not.toHaveBeenCalled();
  });

  it('says so where children are made too late, and where an agent gives no Observable', async () => {
    const late = agentLaws((child) => (turn) => child()(turn)).slice(0, 1);
    const none = agentLaws(() => jest.fn()).slice(0, 1);

    expect([...(await brokenLaws(late)).values()]).toEqual([
      'child() was called after makeAgent had returned: make all children before, outside of the agent',
    ]);
    expect([...(await brokenLaws(none)).values()]).toEqual([
      'An agent gives an Observable; this one gave undefined: return one',
    ]);
  });

  it('leaves what is still open once a law is checked', async () => {
    const [subscribe, finalize] = [jest.fn(), jest.fn()];
    const [, , law] = agentLaws((child) => {
      const own = child();
      return (turn) => own(turn).pipe(tap({ subscribe, finalize }));
    });

    await law?.check();

    expect(subscribe.mock.calls.length).toBeGreaterThan(100);
    expect(finalize).toHaveBeenCalledTimes(subscribe.mock.calls.length);
  });

  it('tries other cases with another seed, and the same with the same', async () => {
    const said = (seed: number) => message('swaps', seed);
    const message = async (fault: AgentFault, seed: number) =>
      [...(await broken(fault, { seed })).values()].join('\n');

    expect(await said(1)).toBe(await said(1));
    expect(await said(1)).not.toBe(await said(2));
  });
});
