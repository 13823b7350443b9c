import type { EventLog } from '../../../server/log/EventLog';
import { findDifference } from '../../equality/findDifference';
import { inspect } from '../../phrases/inspect';
import { explainBreach } from '../failure/explainBreach';
import { createStory } from './createStory';
import type { LogBench, LogLaw, Owned } from './LogLaw';
import { showAnswer } from './showAnswer';

/** Long enough that nobody is lost who is not meant to be. */
const longLease = 120_000;

/** Makes what a law works with. */
export const createLogBench = (
  { hint, name }: LogLaw,
  logs: { readonly log: EventLog; readonly peer: EventLog },
  config: LogBench['config'],
): LogBench => {
  const { lease, timeLimit, wait } = config;

  const broken = (expected: string, actual: string, cause?: unknown, at = ''): Error =>
    new Error(
      explainBreach(name, [
        ['done', story.tell()],
        ['expected', expected],
        ['actual', actual],
        ['differs', at],
        ['hint', hint],
      ]),
      { cause },
    );
  const story = createStory((what, error) => broken(what, `it rejects: ${inspect(error)}`, error));
  const log = story.record(logs.log, 'log');

  let producers = 0;
  const newProducer: LogBench['newProducer'] = () => {
    producers += 1;
    return `p${producers}-${crypto.randomUUID()}`;
  };

  const newTurn: LogBench['newTurn'] = (of) => ({
    projectID: 'laws',
    userID: crypto.randomUUID(),
    turnID: crypto.randomUUID(),
    ...of,
  });

  const claimOf: LogBench['claimOf'] = (owned, change) => ({
    ...owned,
    fingerprint: 'a question',
    lease: longLease,
    will: { event: 'error', data: 'lost' },
    whenBusy: 'queue',
    maxQueued: 8,
    ...change,
  });

  const equal: LogBench['equal'] = (what, actual, expected) => {
    const found = findDifference(actual, expected);
    if (found === undefined) return;
    const { path } = found;
    const at = `${path} is ${showAnswer(found.actual)}, not ${showAnswer(found.expected)}`;
    const said = [`${what}: ${showAnswer(expected)}`, showAnswer(actual)] as const;
    throw broken(...said, undefined, path === '' ? '' : at);
  };

  const begin: LogBench['begin'] = async (change, of) => {
    const owned: Owned = { turn: newTurn(of), producer: newProducer() };
    equal('a new turn', await log.claim(claimOf(owned, change)), 'claimed');
    return owned;
  };

  const until: LogBench['until'] = async (isSo, within = timeLimit) => {
    const step = Math.max(1, lease / 30);
    for (let waited = 0; waited < within; waited += step) {
      if (await isSo()) return true;
      await wait(Math.min(step, within - waited));
    }
    return isSo();
  };

  return {
    log,
    peer: logs.peer === logs.log ? log : story.record(logs.peer, 'peer'),
    config,
    wait,
    until,
    newTurn,
    newProducer,
    claimOf,
    begin,
    equal,
  };
};
