import { decodeTrace, labelled, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { raceAgents } from '../../../lib/agents/together/raceAgents';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';
import { agentOf, turn } from './support/lanes';

const legend = {
  s: start(),
  h: content('Hello'),
  n: content(''),
  e: end(),
  d: trace.debug('thinking'),
  t: trace.text('t'),
  u: trace.text('u'),
};

describe('raceAgents', () => {
  it('answers with the first one that says text, and leaves the others', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const slow = cold('     ----d-----t--|  ', legend);
      const quick = cold('    --s---h-----e--|', legend);
      const slowSub = '       ^-----!         ';
      const quickSub = '      ^--------------!';
      const expected = '      ------(sh)--e--|';

      const race = raceAgents({ on: 'firstText' }, agentOf(slow), agentOf(quick));
      expectObservable(race(turn)).toBe(expected, legend);
      expectSubscriptions(slow.subscriptions).toBe(slowSub);
      expectSubscriptions(quick.subscriptions).toBe(quickSub);
    });
  });

  it("answers with the first one that says anything, on 'firstTrace'", () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      ---t---|        ', legend);
      const other = cold('    --d---u--|      ', legend);
      const oneSub = '        ^-!             ';
      const otherSub = '      ^--------!      ';
      const expected = '      --d---u--|      ';

      const race = raceAgents({ on: 'firstTrace' }, agentOf(one), agentOf(other));
      expectObservable(race(turn)).toBe(expected, legend);
      expectSubscriptions(one.subscriptions).toBe(oneSub);
      expectSubscriptions(other.subscriptions).toBe(otherSub);
    });
  });

  it("answers with the first one that completes, on 'complete'", () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -t-t-t-t-t-|    ', legend);
      const other = cold('    --s--e-|        ', legend);
      const sub = '           ^------!        ';
      const expected = '      -------(se|)    ';

      const race = raceAgents({ on: 'complete' }, agentOf(one), agentOf(other));
      expectObservable(race(turn)).toBe(expected, legend);
      expectSubscriptions(one.subscriptions).toBe(sub);
      expectSubscriptions(other.subscriptions).toBe(sub);
    });
  });

  it('answers with the first one that says what a function finds', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -t-t---u-|      ', legend);
      const other = cold('    ---s-e---d--|   ', legend);
      const otherSub = '      ^----!          ';
      const expected = '      -----(se)d--|   ';

      const on = ({ type, payload }: Trace) =>
        type === 'completion' && 'state' in payload && payload.state === 'end';
      const race = raceAgents({ on }, agentOf(one), agentOf(other));
      expectObservable(race(turn)).toBe(expected, legend);
      expectSubscriptions(one.subscriptions).toBe(otherSub);
    });
  });

  it('runs a field of any size', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const sources = ['       ----t-|', '---t-|', '-----|', '--u---t--|', '-------'].map(
        (diagram) => cold(diagram, legend),
      );
      const sub = '            ^-!';
      const winnerSub = '      ^--------!';
      const expected = '       --u---t--|';

      const [first = agentOf([]), ...others] = sources.map((source) => agentOf(source));
      const race = raceAgents({ on: 'firstText' }, first, ...others);
      expectObservable(race(turn)).toBe(expected, legend);
      sources.forEach(({ subscriptions }, index) => {
        expectSubscriptions(subscriptions).toBe(index === 3 ? winnerSub : sub);
      });
    });
  });

  it('is a race too with one agent alone', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      --s---h-----e--|', legend);
      const expected = '      ------(sh)--e--|';

      expectObservable(raceAgents({ on: 'firstText' }, agentOf(one))(turn)).toBe(expected, legend);
    });
  });

  it('gives each subscription a race of its own', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -d---t--|       ', legend);
      const other = cold('    ---u--|         ', legend);
      const later = '         --^             ';
      const first = '         ---u--|         ';
      const second = '        -----u--|       ';

      const result = raceAgents({ on: 'firstText' }, agentOf(one), agentOf(other))(turn);
      expectObservable(result).toBe(first, legend);
      expectObservable(result, later).toBe(second, legend);
      expectSubscriptions(one.subscriptions).toBe(['^--!', '--^--!']);
      expectSubscriptions(other.subscriptions).toBe(['^-----!', '--^-----!']);
    });
  });

  it('leaves all when it is unsubscribed from, before there is a winner and after', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -d---t----      ', legend);
      const other = cold('    ---d-----u      ', legend);
      const early = '         ^---!           ';
      const late = '          ^------!        ';
      const expected = '      -----(dt)       ';

      const result = raceAgents({ on: 'firstText' }, agentOf(one), agentOf(other))(turn);
      expectObservable(result, early).toBe('-----');
      expectObservable(result, late).toBe(expected, legend);
      expectSubscriptions(one.subscriptions).toBe([early, late]);
      expectSubscriptions(other.subscriptions).toBe([early, '^----!']);
    });
  });

  it('takes what has text for people for text', () => {
    const of = (wire: unknown): Trace => {
      const decoded = decodeTrace(wire);
      if (decoded._tag === 'Left') throw decoded.left;
      return decoded.right;
    };
    const part = (type: string, completion: string) => of({ type, payload: { completion } });
    const wins = (said: Trace) => {
      const race = raceAgents(
        { on: 'firstText' },
        labelled('a', agentOf([said])),
        labelled('b', agentOf([trace.text('b')])),
      );
      return spyOn(race(turn)).values[0]?.source?.[0] === 'a';
    };

    const texts = [
      trace.text(' '),
      trace.speak('a'),
      content('a'),
      part('completion-start', 'a'),
      part('completion-continue', 'a'),
    ];
    const others = [
      ...[trace.text(''), trace.speak(''), start(), content(''), end(), trace.debug('a')],
      ...[part('completion-start', ''), part('completion-continue', '')],
      ...[trace.choice(['a']), trace.custom('text', { message: 'a' }), trace.end()],
      of({ type: 'reasoning', payload: { state: 'content', content: 'a' } }),
    ];
    expect(texts.map(wins)).toEqual(texts.map(() => true));
    expect(others.map(wins)).toEqual(others.map(() => false));
  });
});
