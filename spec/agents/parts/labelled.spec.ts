import { concat, of, throwError } from 'rxjs';
import { ConnectError, decodeTrace, encodeTrace, InvalidInputError, trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { labelled } from '../../../lib/agents/parts/labelled';
import { agentLaws, createTestClient, runTraceMarbles, spyOn } from '../../../lib/testing';

const turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

describe('labelled', () => {
  it('puts the name in front of the source of all that is said', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = trace.text('a');
      const b = { ...trace.text('b'), source: ['flights'] };
      const source = cold('   --a--b--|', { a, b });
      const expected = '      --A--B--|';

      expectObservable(labelled('travel', () => source)(turn)).toBe(expected, {
        A: { ...a, source: ['travel'] },
        B: { ...b, source: ['travel', 'flights'] },
      });
      expectSubscriptions(source.subscriptions).toBe('^-------!');
    });
  });

  it('passes nothing, silence and an early end', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      expectObservable(labelled('x', () => cold('---|'))(turn)).toBe('---|');
      expectObservable(labelled('x', () => cold('---'))(turn)).toBe('---');
      const left = cold('--{text "a"}--{text "b"}--');
      expectObservable(labelled('x', () => left)(turn), '---!').toBe('--a', {
        a: { ...trace.text('a'), source: ['x'] },
      });
      expectSubscriptions(left.subscriptions).toBe('^--!');
    });
  });

  it('names the part that failed, in a nest of names', () => {
    const broken: Agent = () => throwError(() => new ConnectError('no'));
    const {
      errors: [error],
    } = spyOn(labelled('travel', labelled('flights', broken))(turn));

    expect(error).toHaveProperty('source', ['travel', 'flights']);
    expect(error).toHaveProperty('_tag', 'ConnectError');
  });

  it('names the part that threw when it was called', () => {
    const {
      errors: [error],
    } = spyOn(
      labelled('flights', () => {
        throw new TypeError('a fault');
      })(turn),
    );

    expect(error).toHaveProperty('_tag', 'UnexpectedError');
    expect(error).toHaveProperty('source', ['flights']);
    expect(error).toHaveProperty('cause.message', 'a fault');
  });

  it('keeps the path on the wire, of custom traces too', () => {
    const said = [trace.custom('Pay Credit Card', { amount: 12 }), trace.text('a')];
    for (const one of spyOn(labelled('shop', () => of(...said))(turn)).values) {
      const decoded = decodeTrace(JSON.parse(JSON.stringify(encodeTrace(one))));
      expect(decoded).toHaveProperty('right.source', ['shop']);
    }
  });

  it('keeps the path through a server and a client', () =>
    new Promise<void>((resolve, reject) => {
      const { interact } = createTestClient(labelled('shop', () => of(trace.text('a'))));
      interact({ userID: 'ada' }).subscribe({
        next: ({ source }) => expect(source).toEqual(['shop']),
        error: reject,
        complete: resolve,
      });
    }));

  it('delivers what was said before an error', () => {
    const agent = labelled('x', () =>
      concat(
        of(trace.text('a')),
        throwError(() => new ConnectError('no')),
      ),
    );
    expect(spyOn(agent(turn)).values).toHaveLength(1);
  });

  it('refuses a name without characters', () => {
    expect(() => labelled('', () => of())).toThrow(InvalidInputError);
    expect(() => labelled('', () => of())).toThrow('name must be a text with characters');
  });

  const config = { lossless: true, immediate: true };
  const laws = agentLaws((child) => labelled('a', labelled('b', child())), config);

  it.each(laws)('$name', ({ check }) => expect(check()).resolves.toBeUndefined());
});
