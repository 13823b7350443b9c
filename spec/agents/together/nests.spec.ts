import { EMPTY, Observable, Subject, throwError } from 'rxjs';
import { trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import { raceAgents } from '../../../lib/agents/together/raceAgents';
import { spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';
import { agentOf, nest, turn } from './support/lanes';

const levels = 1_000;
const silent: Agent = () => EMPTY;
const broken: Agent = () => throwError(() => new Error('a fault'));
const said = [start(), content('Hello'), end(), trace.text('Bye')];

const nests: readonly (readonly [name: string, wrap: (agent: Agent) => Agent])[] = [
  ['merges', (inner) => mergeAgents({ inner, silent })],
  ['merges, the silent one first', (inner) => mergeAgents({ silent, inner })],
  ['merges, interleaved', (inner) => mergeAgents({ inner, silent }, { interleave: true })],
  ['merges, one after the other', (inner) => mergeAgents({ silent, inner }, { concurrency: 1 })],
  ["races, on 'firstText'", (inner) => raceAgents({ on: 'firstText' }, inner, silent)],
  ["races, on 'firstTrace'", (inner) => raceAgents({ on: 'firstTrace' }, silent, inner)],
  ["races, on 'complete'", (inner) => raceAgents({ on: 'complete' }, inner, broken)],
];

describe.each(nests)('a thousand %s, each in the next,', (name, wrap) => {
  const types = (traces: readonly Trace[]) => traces.map(({ type }) => type);

  it('deliver all that is said at once, and complete', () => {
    const { completed, errors, values } = spyOn(nest(levels, wrap, agentOf(said))(turn));

    expect(errors).toEqual([]);
    expect(types(values)).toEqual(types(said));
    expect(completed).toBe(true);
  });

  it('deliver what comes later, and an error', () => {
    const source = new Subject<Trace>();
    const { errors, values } = spyOn(nest(levels, wrap, () => source)(turn));
    for (const next of said) source.next(next);
    source.error(new Error('a fault'));

    expect(errors).toHaveLength(1);
    // In a race on the completion nobody has won.
    expect(types(values)).toEqual(name.endsWith("'complete'") ? [] : types(said));
  });

  it('leave the innermost when they are unsubscribed from', () => {
    let isLeft = false;
    const innermost: Agent = () =>
      new Observable(() => () => {
        isLeft = true;
      });
    spyOn(nest(levels, wrap, innermost)(turn)).subscription.unsubscribe();

    expect(isLeft).toBe(true);
  });
});

describe('an agent of many agents', () => {
  it('costs the same for each of them', () => {
    const agents = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [`agent ${index}`, agentOf(said)] as const),
    );
    for (const config of [{}, { interleave: true }, { concurrency: 1 }]) {
      expect(spyOn(mergeAgents(agents, config)(turn)).values).toHaveLength(8_000);
    }
  });
});
