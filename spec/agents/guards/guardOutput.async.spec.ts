import { delay, EMPTY, NEVER, of, Subject, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { InvalidInputError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { guardOutput } from '../../../lib/agents/guards/guardOutput';
import type { GuardOutputConfig } from '../../../lib/agents/guards/GuardOutputConfig';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { guarded, saying, turn } from './support/guarding';

const failure = new Error('no check');
const no = trace.text('No.');

const values = {
  s: start(),
  a: content('Hi. Damn. '),
  b: content('Yo. '),
  e: end(),
  d: trace.debug('looked up'),
  o: { ...trace.debug('else'), source: ['ben'] },
  H: content('Hi. '),
  E: { type: 'completion', payload: { state: 'end', interrupted: true } },
  R: content('[redacted]'),
  n: no,
} as const;

/** Answers after some ms. */
const slow = (text: string): Observable<boolean> => of(!text.includes('Damn')).pipe(delay(3));

const redact: GuardOutputConfig = { window: 'sentence', check: slow, onViolation: 'redact' };
const stop: GuardOutputConfig = { ...redact, onViolation: 'stop', say: [no] };

describe('a check that takes its time', () => {
  it('keeps all that comes behind it, in order, and the completion', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-bode-|            ', values);
      const expected = '    -s----H--R--(b o d e |)';

      expectObservable(guardOutput(() => source, redact)(turn)).toBe(expected.replaceAll(' ', ''), {
        ...values,
        e: { type: 'completion', payload: { state: 'end' } },
      });
      expectSubscriptions(source.subscriptions).toBe('^---------!');
    });
  });

  it('keeps the error of the agent', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold('-s-a#', values, failure);

      expectObservable(guardOutput(() => source, redact)(turn)).toBe(
        '                  -s----H--(R#)',
        values,
        failure,
      );
    });
  });

  it('stops the turn, and what waits is gone', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-s-abode---|   ', values);

      expectObservable(guardOutput(() => source, stop)(turn)).toBe('-s----H--(En|)', values);
      expectSubscriptions(source.subscriptions).toBe('^--------!');
    });
  });

  it('is left with the turn', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-s-a----', values);
      const answer$ = cold<boolean>('-----y', { y: true });
      const config: GuardOutputConfig = { ...redact, check: () => answer$ };

      expectObservable(guardOutput(() => source, config)(turn), '-----!').toBe('-s----', values);
      expectSubscriptions(source.subscriptions).toBe('^----!');
      expectSubscriptions(answer$.subscriptions).toBe('---^-!');
    });
  });

  it('counts with the first value of its Observable', () => {
    const config: GuardOutputConfig = { ...redact, check: () => of(true, false) };

    expect(guarded([no], config)).toMatchObject({ values: [no], completed: true });
  });

  it('may be a promise', async () => {
    const spy = guarded([content('Hi. Damn. '), end()], {
      ...redact,
      check: (text) => Promise.resolve(text === 'Hi. '),
    });
    await flush();

    expect(spy.values).toEqual([values.s, values.H, values.R, end()]);
    expect(spy.completed).toBe(true);
  });
});

describe('a check that fails', () => {
  expectNoUnhandledRejection();

  const broken: Readonly<Record<string, GuardOutputConfig['check']>> = {
    throws: () => {
      throw failure;
    },
    rejects: () => Promise.reject(failure),
    'has an Observable that fails': () => throwError(() => failure),
  };

  it.each(Object.entries(broken))(
    'fails the turn, and no text comes out: it %s',
    async (_, check) => {
      const source = new Subject<Trace>();
      const agent = guardOutput(() => source, { ...redact, window: 'message', check });
      const spy = spyOn(agent(turn));
      for (const one of [content('Hi'), values.d, content('Yo', { source: ['ben'] }), end()]) {
        source.next(one);
      }
      await flush();

      expect(spy).toMatchObject({
        values: [start(), start({ source: ['ben'] })],
        errors: [failure],
      });
      expect(source.observed).toBe(false);
    },
  );

  it('fails the turn where its Observable is empty', () => {
    const { errors, values: shown } = guarded([no], { ...redact, check: () => EMPTY });

    expect(shown).toEqual([]);
    expect(errors).toEqual([
      new InvalidInputError('check', 'must answer: its Observable completed without a value'),
    ]);
  });

  it('shows what passed before', () => {
    const { errors, values: shown } = guarded([content('Hi. Damn. ')], {
      ...redact,
      check: (text) => {
        if (text === 'Hi. ') return true;
        throw failure;
      },
    });

    expect({ errors, shown }).toEqual({ errors: [failure], shown: [values.s, values.H] });
  });

  it('fails the turn where the mask throws', () => {
    const { errors, values: shown } = guarded([content('Damn. ')], {
      window: 'sentence',
      check: () => false,
      onViolation: 'redact',
      mask: () => {
        throw failure;
      },
    });

    expect({ errors, shown }).toEqual({ errors: [failure], shown: [values.s] });
  });

  it('rejects to nobody where the turn was left', async () => {
    let reject = (): void => undefined;
    const check = () =>
      new Promise<boolean>((_, fail) => {
        reject = () => fail(failure);
      });
    const { subscription, errors } = guarded([no], { ...redact, check });
    subscription.unsubscribe();
    reject();
    await flush();

    expect(errors).toEqual([]);
  });

  it('keeps a turn open that it never answers to', () => {
    const answer$ = guardOutput(saying(no), { ...redact, check: () => NEVER })(turn);

    expect(spyOn(answer$)).toMatchObject({ values: [], completed: false, errors: [] });
  });
});
