import { Observable, Subject, take } from 'rxjs';
import { trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { guardOutput } from '../../../lib/agents/guards/guardOutput';
import type { GuardOutputConfig } from '../../../lib/agents/guards/GuardOutputConfig';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';
import { saying, turn } from './support/guarding';

const failure = new Error('no agent');

const check = (text: string) => !text.includes('Damn');

const values = {
  s: start(),
  a: content('Hel'),
  b: content('lo! Dam'),
  c: content('n it. Go'),
  e: { type: 'completion', payload: { state: 'end', tokens: 7 } },
  i: { type: 'completion', payload: { state: 'end', interrupted: true } },
  d: trace.debug('looked up'),
  // What comes out.
  H: content('Hello! '),
  D: content('Damn it. '),
  G: content('Go'),
  R: content('[redacted]'),
  W: content('Hello! Damn it. Go'),
  F: content('Hel'),
  L: content('lo! Dam'),
  E: end(),
  n: trace.text('No.'),
} as const;

/** What comes of a source. */
interface Case {
  readonly name: string;
  readonly config: GuardOutputConfig;
  readonly source: string;
  readonly sourceSub: string;
  readonly expected: string;
}

const passing = { check: () => true, onViolation: 'stop' } as const;
const redact = { check, onViolation: 'redact' } as const;
const replace = { check, onViolation: 'replace', say: [values.n] } as const;
const stop = { check, onViolation: 'stop', say: [values.n] } as const;

const cases: readonly Case[] = [
  {
    name: 'holds a message until it is whole',
    config: { ...passing, window: 'message' },
    source: '    -s-a-b-c-e---|',
    sourceSub: ' ^------------!',
    expected: '  -s-------(We)|',
  },
  {
    name: 'holds a sentence until it is whole',
    config: { ...passing, window: 'sentence' },
    source: '    -s-a-b-c-e---|',
    sourceSub: ' ^------------!',
    expected: '  -s---H-D-(Ge)|',
  },
  {
    name: 'gives a message that has no start one',
    config: { ...passing, window: 'sentence' },
    source: '    -a-b-c-e---|',
    sourceSub: ' ^----------!',
    expected: '  -s-H-D-(Ge)|',
  },
  {
    name: 'passes an end without a message, and what says nothing',
    config: { ...redact, window: 'message' },
    source: '    -e-s-i-|',
    sourceSub: ' ^------!',
    expected: '  -e-s-i-|',
  },
  {
    name: 'gives nothing for nothing',
    config: { ...redact, window: 'message' },
    source: '    ---|',
    sourceSub: ' ^--!',
    expected: '  ---|',
  },
  {
    name: 'shows what is held when the next message starts',
    config: { ...passing, window: 'message' },
    source: '    -s-a-s---a-i---|',
    sourceSub: ' ^--------------!',
    expected: '  -s---(Fs)--(Fi)|',
  },
  {
    name: 'shows what is held when the turn completes, and leaves the message open',
    config: { ...passing, window: 'message' },
    source: '    -s-a-|   ',
    sourceSub: ' ^----!   ',
    expected: '  -s---(F|)',
  },
  {
    name: 'shows what is held when the turn fails, and fails then',
    config: { ...passing, window: 'message' },
    source: '    -s-a-#   ',
    sourceSub: ' ^----!   ',
    expected: '  -s---(F#)',
  },
  {
    name: 'masks what does not pass, and goes on',
    config: { ...redact, window: 'sentence' },
    source: '    -s-a-b-c-e---|',
    sourceSub: ' ^------------!',
    expected: '  -s---H-R-(GE)|',
  },
  {
    name: 'masks a whole message',
    config: { ...redact, window: 'message' },
    source: '    -s-a-b-c-i---|',
    sourceSub: ' ^------------!',
    expected: '  -s-------(Ri)|',
  },
  {
    name: 'masks what is left when the turn fails',
    config: { ...redact, window: 'message' },
    source: '    -s-b-c-#   ',
    sourceSub: ' ^------!   ',
    expected: '  -s-----(R#)',
  },
  {
    name: 'ends a message, says something else, and drops the rest of it',
    config: { ...replace, window: 'sentence' },
    source: '    -s-a-b-c---a-e-d-s-a-i---|',
    sourceSub: ' ^------------------------!',
    expected: '  -s---H-(in)----d-s---(Fi)|',
  },
  {
    name: 'ends a message, says something else, and completes',
    config: { ...stop, window: 'sentence' },
    source: '    -s-a-b-c-a-e-d-|',
    sourceSub: ' ^------!',
    expected: '  -s---H-(in|)',
  },
  {
    name: 'stops at the end of a turn',
    config: { ...stop, window: 'message' },
    source: '    -s-b-c-|',
    sourceSub: ' ^------!',
    expected: '  -s-----(in|)',
  },
  {
    name: 'fails as its agent does, also where it stops then',
    config: { ...stop, window: 'message' },
    source: '    -s-b-c-#',
    sourceSub: ' ^------!',
    expected: '  -s-----(in#)',
  },
];

describe('guardOutput', () => {
  it.each(cases)('$name', ({ config, expected, source, sourceSub }) => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const traces$ = cold(source, values, failure);
      const agent = guardOutput(() => traces$, config);
      const answer$ = agent(turn);

      expectObservable(answer$).toBe(expected, values, failure);
      expectObservable(answer$).toBe(expected, values, failure);
      expectObservable(agent(turn)).toBe(expected, values, failure);
      expectSubscriptions(traces$.subscriptions).toBe([sourceSub, sourceSub, sourceSub]);
    });
  });

  it('gives nothing more after it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-s-a-b-c-e-|', values);
      const answer$ = guardOutput(() => source, { ...redact, window: 'sentence' })(turn);

      expectObservable(answer$, '----!').toBe('-s---', values);
      expectObservable(answer$.pipe(take(2))).toBe('-s---(H|)', values);
      expectSubscriptions(source.subscriptions).toBe(['^---!', '^----!']);
    });
  });

  it('is cold, and fails where the agent throws', () => {
    let calls = 0;
    const agent: Agent = () => {
      calls += 1;
      throw failure;
    };
    const answer$ = guardOutput(agent, { ...redact, window: 5 })(turn);

    expect(calls).toBe(0);
    expect(spyOn(answer$).errors).toEqual([failure]);
    expect(calls).toBe(1);
  });

  it('loses nothing to a consumer that pushes in next', () => {
    const source = new Subject<Trace>();
    let isPushed = false;
    const spy = spyOn(guardOutput(() => source, { ...passing, window: 'sentence' })(turn), () => {
      if (isPushed) return;
      isPushed = true;
      source.next(content('Two. '));
      source.next(end());
      source.complete();
    });
    source.next(content('One. '));

    expect(spy).toMatchObject({
      values: [start(), content('One. '), content('Two. '), end()],
      completed: true,
    });
  });

  it('hears no more of an agent that goes on at once after a stop', () => {
    let heard = 0;
    const agent: Agent = () =>
      new Observable((subscriber) => {
        subscriber.next(trace.text('Damn'));
        if (subscriber.closed) return;
        heard += 1;
        subscriber.error(failure);
      });
    const spy = spyOn(guardOutput(agent, { ...stop, window: 'message' })(turn));

    expect(spy).toMatchObject({ values: [values.n], completed: true, errors: [] });
    expect(heard).toBe(0);
  });

  it('may be asked for several turns at once', () => {
    const agent = guardOutput(saying(content('Hi'), end()), { ...redact, window: 'message' });

    expect(spyOn(agent(turn)).values).toEqual(spyOn(agent(turn)).values);
  });
});
