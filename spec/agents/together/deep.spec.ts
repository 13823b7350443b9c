import { EMPTY, of } from 'rxjs';
import { trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import { raceAgents } from '../../../lib/agents/together/raceAgents';
import { spyOn } from '../../../lib/testing';
import { nest, turn } from './support/lanes';

const [a, b] = [trace.text('a'), trace.text('b')];
const saysA: Agent = () => of(a);
const saysB: Agent = () => of(b);

describe.each([0, 1, 10, 24, 25, 26, 40, 49, 50, 51, 100])('nested %i deep', (levels) => {
  it('the first of two that win at once wins', () => {
    const deep = nest(levels, (inner) => mergeAgents({ inner, silent: () => EMPTY }), saysA);
    const race = raceAgents({ on: 'firstText' }, deep, saysB);
    const races = nest(levels, (inner) => raceAgents({ on: 'firstText' }, inner, saysB), saysA);

    expect(spyOn(race(turn)).values).toMatchObject([a]);
    expect(spyOn(races(turn)).values).toEqual([a]);
  });

  it('a race that is won at once asks no others', () => {
    let asked = 0;
    const other: Agent = () => {
      asked += 1;
      return EMPTY;
    };
    spyOn(nest(levels, (inner) => raceAgents({ on: 'firstText' }, inner, other), saysA)(turn));

    expect(asked).toBe(0);
  });

  it('lanes that speak at once come out in their order', () => {
    let lane = 0;
    const all = nest(
      levels,
      (inner) => {
        const own = String(lane);
        lane += 1;
        return mergeAgents({ inner, own: () => of(trace.text(own)) }, { interleave: true });
      },
      saysA,
    );

    expect(spyOn(all(turn)).values.map(({ payload }) => payload)).toEqual(
      ['a', ...Array.from({ length: levels }, (_, index) => String(index))].map((message) => ({
        message,
      })),
    );
  });
});
