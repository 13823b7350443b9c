import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import { runTraceMarbles } from '../../../lib/testing';
import { agentOf, cars, flights, hotels, legend, merged, turn } from './support/lanes';

describe('mergeAgents', () => {
  it('holds what others say while a message is open', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      --s--a-----e-----|  ', flights);
      const other = cold('    ---T-----T------T-| ', hotels);
      const oneSub = '        ^----------------!  ';
      const otherSub = '      ^-----------------! ';
      const expected = '      --s--a-----(eTT)T-| ';

      expectObservable(merged(one, other)).toBe(expected, legend);
      expectSubscriptions(one.subscriptions).toBe(oneSub);
      expectSubscriptions(other.subscriptions).toBe(otherSub);
    });
  });

  it('holds nothing while no message of another is open', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -t--s-a-e--t----|   ', flights);
      const other = cold('    --TT-----TT-S-E---| ', hotels);
      const expected = '      -tTTs-a-eTTtS-E---| ';

      expectObservable(merged(one, other)).toBe(expected, legend);
    });
  });

  it('lets the one go on that waits the longest, and finish what it opens', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -s-----e---------|  ', flights);
      const other = cold('    --S--A------E----|  ', hotels);
      const third = cold('    ---1----2--------|  ', cars);
      const expected = '      -s-----(eSA)(E12)|  ';

      expectObservable(merged(one, other, third)).toBe(expected, legend);
    });
  });

  it('lets out all that one has said before the next one goes on', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -s----------e-------|', flights);
      const other = cold('    --S--A-E--T---------|', hotels);
      const third = cold('    ---1----------------|', cars);
      const expected = '      -s----------(eSAET1)|';

      expectObservable(merged(one, other, third)).toBe(expected, legend);
    });
  });

  it('takes content without a start for the begin of a message, and an end alone for nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const other = cold('    --T-----|           ', hotels);
      const content = cold('  -a--e---|           ', flights);
      const whole = '         -a--(eT)|           ';
      const end = cold('      -e------|           ', flights);
      const alone = '         -eT-----|           ';

      expectObservable(merged(content, other)).toBe(whole, legend);
      expectObservable(merged(end, other)).toBe(alone, legend);
    });
  });

  it('ends with one end what has started twice', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -s-a-s-e----|       ', flights);
      const other = cold('    --T---------|       ', hotels);
      const expected = '      -s-a-s-(eT)-|       ';

      expectObservable(merged(one, other)).toBe(expected, legend);
    });
  });

  it('lets the others go on where one completes with an open message', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -s-a---|            ', flights);
      const other = cold('    --T------T-|        ', hotels);
      const expected = '      -s-a---T-T-|        ';

      expectObservable(merged(one, other)).toBe(expected, legend);
    });
  });

  it('does so too where what had to wait leaves open a message of one that has completed', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -s----e----|        ', flights);
      const other = cold('    --S-|               ', hotels);
      const third = cold('    ---1-------|        ', cars);
      const expected = '      -s----(eS1)|        ';

      expectObservable(merged(one, other, third)).toBe(expected, legend);
    });
  });

  it('gives all that is held before it completes', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -s-a-----|          ', flights);
      const other = cold('    --S-T-|             ', hotels);
      const expected = '      -s-a-----(ST|)      ';

      expectObservable(merged(one, other)).toBe(expected, legend);
    });
  });

  it('completes where all say nothing, and not before all have', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(merged(cold('--|'), cold('----|'))).toBe('----|');
      expectObservable(merged(cold('--|'), cold('-----'))).toBe('-----');
    });
  });

  it('is one agent with a name where there is but one', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold('   -s-t-a-e-|          ', flights);
      const expected = '      -s-t-a-e-|          ';

      expectObservable(mergeAgents({ flights: agentOf(source) })(turn)).toBe(expected, legend);
    });
  });

  it('gives each subscription a turn of its own', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -s-a-e----|         ', flights);
      const other = cold('    --T-------|         ', hotels);
      const later = '         ---^                ';
      const subs = ['         ^---------!         ', '---^---------!'];
      const first = '         -s-a-(eT)-|         ';
      const second = '        ----s-a-(eT)-|      ';

      const result = merged(one, other);
      expectObservable(result).toBe(first, legend);
      expectObservable(result, later).toBe(second, legend);
      expectSubscriptions(one.subscriptions).toBe(subs);
      expectSubscriptions(other.subscriptions).toBe(subs);
    });
  });

  it('leaves all when it is unsubscribed from, and gives nothing of what is held', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -s-a---e--          ', flights);
      const other = cold('    --T-------          ', hotels);
      const unsub = '         ^----!              ';
      const expected = '      -s-a------          ';

      expectObservable(merged(one, other), unsub).toBe(expected, legend);
      expectSubscriptions(one.subscriptions).toBe(unsub);
      expectSubscriptions(other.subscriptions).toBe(unsub);
    });
  });
});

describe('mergeAgents with interleave: true', () => {
  it('passes all as it comes', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      --s--a---a-e-----|  ', flights);
      const other = cold('    ---S--A-E---T------|', hotels);
      const third = cold('    ----1-----|         ', cars);
      const expected = '      --sS1aA-Ea-eT------|';

      expectObservable(merged(one, other, third, { interleave: true })).toBe(expected, legend);
    });
  });
});

describe('mergeAgents with a concurrency', () => {
  it('starts so many at once, and the next when one completes', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -t-|                ', flights);
      const other = cold('    --T-----|           ', hotels);
      const third = cold('       ---1-|           ', cars);
      const thirdSub = '      ---^----!           ';
      const expected = '      -tT---1-|           ';

      for (const interleave of [false, true]) {
        const config = { concurrency: 2, interleave };
        expectObservable(merged(one, other, third, config)).toBe(expected, legend);
      }
      expectSubscriptions(one.subscriptions).toBe(['^--!', '^--!']);
      expectSubscriptions(other.subscriptions).toBe(['^-------!', '^-------!']);
      expectSubscriptions(third.subscriptions).toBe([thirdSub, thirdSub]);
    });
  });

  it('runs one after the other with 1, in the order of the record', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -s-a-|              ', flights);
      const other = cold('         -T-T-|         ', hotels);
      const oneSub = '        ^----!              ';
      const otherSub = '      -----^----!         ';
      const expected = '      -s-a--T-T-|         ';

      expectObservable(merged(one, other, undefined, { concurrency: 1 })).toBe(expected, legend);
      expectSubscriptions(one.subscriptions).toBe(oneSub);
      expectSubscriptions(other.subscriptions).toBe(otherSub);
    });
  });
});
