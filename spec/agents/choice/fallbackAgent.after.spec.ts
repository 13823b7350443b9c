import fc from 'fast-check';
import { concat, from, of, Subject, throwError } from 'rxjs';
import { AgentError } from '../../../lib/errors';
import { accumulateCompletions, decodeTrace, trace, verifyTraces } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { fallbackAgent } from '../../../lib/agents/choice/fallbackAgent';
import { createOpenTraces } from '../../../lib/agents/choice/support/createOpenTraces';
import { runTraceMarbles, scriptedAgent, spyOn } from '../../../lib/testing';
import { orderedTurn } from '../../support/arbitraries.orders';
import { runs } from '../../support/runs';
import { says, told, turn } from './support/parts';

const down = new AgentError('down');
const after = trace.text('m');

const decoded = (wire: unknown): Trace => {
  const result = decodeTrace(wire);
  if (result._tag === 'Left') throw result.left;
  return result.right;
};

const saysThenFails =
  (...traces: readonly Trace[]): Agent =>
  () =>
    concat(
      from(traces),
      throwError(() => down),
    );

/** What stands between what the first agent said and the marker. */
const endsAfter = (...traces: readonly Trace[]): readonly Trace[] => {
  const { values } = spyOn(fallbackAgent(saysThenFails(...traces), () => of(), { after })(turn));
  expect(values.slice(0, traces.length)).toEqual(traces);
  expect(values.at(-1)).toBe(after);
  return values.slice(traces.length, -1);
};

describe('fallbackAgent with after', () => {
  it('ends what the first agent has begun, then the marker, then the second agent', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('    -[-a-#         ', undefined, down);
      const second = cold('        -----c--|');
      const expected = '      -[-a-(em)-c--| ';

      const agent = fallbackAgent(
        () => first,
        () => second,
        { after },
      );
      expectObservable(agent(turn)).toBe(expected, {
        '[': trace.completionStart(),
        a: trace.completionContent('a'),
        c: trace.completionContent('c'),
        e: { type: 'completion', payload: { state: 'end', interrupted: true } },
        m: after,
      });
      expectSubscriptions(first.subscriptions).toBe(' ^----!         ');
      expectSubscriptions(second.subscriptions).toBe('-----^-------! ');
    });
  });

  it('leaves the marker out where the first agent has said nothing', () => {
    const make = jest.fn(() => after);
    for (const marker of [after, make]) {
      const agent = fallbackAgent(saysThenFails(), says('b'), { after: marker });
      expect(told(spyOn(agent(turn)).values)).toEqual(['b']);
    }
    expect(make).not.toHaveBeenCalled();
  });

  it('makes a marker of the error', () => {
    const agent = fallbackAgent(saysThenFails(trace.text('a')), says('b'), {
      after: (error) => trace.text(error instanceof AgentError ? error.code : '?'),
    });

    expect(told(spyOn(agent(turn)).values)).toEqual(['a', 'down', 'b']);
  });

  it('errors the stream where the marker cannot be made, and asks nobody', () => {
    const failure = new Error('my fault');
    const second = scriptedAgent('|');
    const onFallback = jest.fn();
    const agent = fallbackAgent(saysThenFails(trace.text('a')), second, {
      after: () => {
        throw failure;
      },
      onFallback,
    });
    const { errors, values } = spyOn(agent(turn));

    expect(told(values)).toEqual(['a']);
    expect(errors[0]).toBe(failure);
    expect(second.calls).toEqual([]);
    expect(onFallback).not.toHaveBeenCalled();
  });

  it('lets the error out that when does not take', () => {
    const agent = fallbackAgent(saysThenFails(trace.completionStart()), says('b'), {
      after,
      when: () => false,
    });
    const { errors, values } = spyOn(agent(turn));

    expect(values).toEqual([trace.completionStart()]);
    expect(errors).toEqual([down]);
  });

  it('stops where its consumer leaves between the ends', () => {
    const first = new Subject<Trace>();
    const second = scriptedAgent('|');
    const spy = spyOn(fallbackAgent(() => first, second, { after })(turn), () => {
      if (spy.values.length === 2) spy.subscription.unsubscribe();
    });
    first.next(trace.completionStart());
    first.error(down);

    expect(spy.values).toHaveLength(2);
    expect(spy.completed).toBe(false);
    expect(second.calls).toEqual([]);
  });
});

describe('what is open when the first agent fails', () => {
  const time = { source: ['flights'], time: 7 };

  it('has the end of its kind', () => {
    const cases: readonly (readonly [unknown, unknown])[] = [
      [
        { type: 'completion', payload: { state: 'content', content: 'a' }, ...time },
        { type: 'completion', payload: { state: 'end', interrupted: true }, ...time },
      ],
      [
        { type: 'completion-start', payload: { completion: 'a', tokens: {} }, ...time },
        { type: 'completion-end', ...time },
      ],
      [
        { type: 'completion-continue', payload: { completion: 'a' }, ...time },
        { type: 'completion-end', ...time },
      ],
      [
        { type: 'audio', payload: { state: 'content', content: 'AAAA' }, ...time },
        { type: 'audio', payload: { state: 'end' }, ...time },
      ],
      [
        { type: 'reasoning', payload: { state: 'start' }, ...time },
        { type: 'reasoning', payload: { state: 'end' }, ...time },
      ],
      [
        { type: 'tool-call', payload: { state: 'start', callID: 'c1', sound: 'x' }, ...time },
        { type: 'tool-call', payload: { state: 'end', callID: 'c1' }, ...time },
      ],
    ];
    for (const [open, end] of cases) {
      const ends = endsAfter(decoded(open));
      expect(ends).toEqual([end]);
      expect(decodeTrace(ends[0])).toHaveProperty('_tag', 'Right');
    }
  });

  it('is nothing where all that began has ended, or was whole', () => {
    expect(
      endsAfter(
        trace.text('a'),
        trace.completionStart(),
        trace.completionEnd(),
        decoded({ type: 'reasoning', payload: { state: 'start' } }),
        decoded({ type: 'reasoning', payload: { state: 'final', message: 'So.' } }),
        decoded({ type: 'audio', payload: { src: null } }),
        trace.end(),
      ),
    ).toEqual([]);
  });

  it('has the fields of its last trace', () => {
    const first: Trace = { ...trace.completionStart({ messageID: 'm1' }), time: 1 };
    const last: Trace = { ...trace.completionContent('a'), time: 2 };

    expect(endsAfter(first, last)).toEqual([
      { type: 'completion', payload: { state: 'end', interrupted: true }, time: 2 },
    ]);
  });

  it('is ended for each speaker, in the order in which it began', () => {
    const start = (name: string): Trace => ({ ...trace.completionStart(), source: [name] });
    const more = (name: string): Trace => ({ ...trace.completionContent('x'), source: [name] });

    expect(
      endsAfter(start('a'), start('b'), more('a'), start('c'), start('b')).map(
        ({ source }) => source,
      ),
    ).toEqual([['a'], ['c'], ['b']]);
  });

  it('is known up to maxOpen; what begins past that gets no end', () => {
    const start = (name: number): Trace => ({ ...trace.completionStart(), source: [`${name}`] });
    const open = createOpenTraces(2);
    for (const one of [start(1), start(2), start(3), start(2)]) open.push(one);
    expect(open.ends().map(({ source }) => source)).toEqual([['1'], ['2']]);

    open.push({ ...trace.completionEnd(), source: ['1'] });
    open.push(start(3));
    expect(open.ends().map(({ source }) => source)).toEqual([['2'], ['3']]);

    const agent = fallbackAgent(saysThenFails(start(1), start(2)), says('b'), {
      after,
      maxOpen: 1,
    });
    expect(told(spyOn(agent(turn)).values)).toEqual([
      '1: completion',
      '2: completion',
      '1: completion',
      'm',
      'b',
    ]);
  });

  it('is in order with its ends, wherever the first agent fails', () => {
    fc.assert(
      fc.property(orderedTurn, fc.nat(), orderedTurn, (said, at, rest) => {
        const first = saysThenFails(trace.text('a'), ...said.slice(0, at % (said.length + 1)));
        const agent = fallbackAgent(first, () => from(rest), { after });
        const { completed, errors } = spyOn(agent(turn).pipe(verifyTraces()));

        expect(errors).toEqual([]);
        expect(completed).toBe(true);
      }),
      runs(300),
    );
  });

  it('is folded to an interrupted text', () => {
    const first = saysThenFails(trace.completionStart(), trace.completionContent('Hel'));
    const { values } = spyOn(
      fallbackAgent(first, says('b'), { after })(turn).pipe(accumulateCompletions({ emit: 'end' })),
    );

    expect(values).toEqual([trace.text('Hel', { interrupted: true }), after, trace.text('b')]);
  });
});

describe('fallbackAgent refuses', () => {
  const refused = (make: () => unknown): unknown => {
    try {
      make();
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
    return undefined;
  };
  const untyped = (config: object) => refused(() => fallbackAgent(says('a'), says('b'), config));

  it('before and after at once, and a moment that is none', () => {
    expect(untyped({ before: 'firstTrace', after })).toBe('after must not be given with before');
    expect(untyped({ before: 'end' })).toBe("before must be 'firstTrace'");
    expect(untyped({ before: undefined, after: undefined })).toBeUndefined();
  });

  it.each([0, -1, NaN])('to know %p open messages', (maxOpen) => {
    expect(refused(() => fallbackAgent(says('a'), says('b'), { after, maxOpen }))).toBe(
      'maxOpen must be above 0',
    );
  });
});
