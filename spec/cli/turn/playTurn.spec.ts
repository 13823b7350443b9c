import { asyncScheduler, NEVER } from 'rxjs';
import { action, DisconnectError, InvalidInputError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { playTurn } from '../../../lib/cli/turn/playTurn';
import type { TimedTrace } from '../../../lib/cli/turn/TimedTrace';
import { runTraceMarbles } from '../../../lib/testing';

const scheduler = asyncScheduler;
const text = trace.text('Hello');
const empty = { outcome: 'whole', buttons: [], over: false };

describe('playTurn', () => {
  it('shows each trace at once, and reports at the end', () => {
    runTraceMarbles(({ cold, expectObservable, flush }) => {
      const shown: TimedTrace[] = [];
      const turn$ = cold<Trace>(' --a--b-|  ', { a: text, b: trace.end() });
      const expected = '          -------(r|)';

      const result = playTurn(() => turn$, {
        scheduler,
        stop$: NEVER,
        pacing: 'as it comes',
        show: (timed) => shown.push(timed),
      });
      expectObservable(result).toBe(expected, {
        r: { ...empty, first: 2, firstText: 2, over: true, total: 7 },
      });
      flush();

      expect(shown).toEqual([
        { at: 2, trace: text },
        { at: 5, trace: trace.end() },
      ]);
    });
  });

  it('counts from its subscription, for each one anew', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const result = playTurn(() => cold<Trace>('-a|', { a: text }), {
        scheduler,
        stop$: NEVER,
        pacing: 'as it comes',
        show: () => undefined,
      });
      const values = { r: { ...empty, first: 1, firstText: 1, total: 2 } };

      expectObservable(result).toBe('           --(r|)    ', values);
      expectObservable(result, '-----^').toBe('-------(r|)', values);
    });
  });

  it('reports a failure, and what came before it', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const error = new DisconnectError({ phase: 'closed', received: 1 });
      const result = playTurn(() => cold<Trace>('-a-#', { a: text }, error), {
        scheduler,
        stop$: NEVER,
        pacing: 'as it comes',
        show: () => undefined,
      });

      expectObservable(result).toBe('---(r|)', {
        r: { ...empty, outcome: 'failed', error, first: 1, firstText: 1, total: 3 },
      });
    });
  });

  it('reports a turn that cannot even be sent', () => {
    runTraceMarbles(({ expectObservable }) => {
      const error = new InvalidInputError('userID', 'must not be empty');
      const turn = (): never => {
        throw error;
      };

      expectObservable(
        playTurn(turn, { pacing: 'as it comes', scheduler, stop$: NEVER, show: () => undefined }),
      ).toBe('(r|)', { r: { ...empty, outcome: 'failed', error, total: 0 } });
    });
  });

  it('stops when it is told to: unsubscribes, and closes the open message as interrupted', () => {
    runTraceMarbles(({ cold, hot, expectObservable, expectSubscriptions, flush }) => {
      const shown: TimedTrace[] = [];
      const turn$ = cold<Trace>(' -s-a---', {
        s: trace.completionStart(),
        a: trace.completionContent('Hel'),
      });
      const stop$ = hot('         -----x');
      const sub = '               ^----!';
      const expected = '          -----(r|)';

      const show = (timed: TimedTrace) => shown.push(timed);
      expectObservable(
        playTurn(() => turn$, { pacing: 'as it comes', scheduler, stop$, show }),
      ).toBe(expected, {
        r: { ...empty, outcome: 'stopped', first: 1, firstText: 3, total: 5 },
      });
      expectSubscriptions(turn$.subscriptions).toBe(sub);
      flush();

      expect(shown.at(-1)).toEqual({
        at: 5,
        trace: {
          type: 'completion',
          payload: { state: 'end', interrupted: true, text: 'Hel' },
        },
      });
    });
  });

  it('unsubscribes from the turn when it is unsubscribed', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const turn$ = cold<Trace>('--a---', { a: text });
      const unsub = '            ---!';
      const result = playTurn(() => turn$, {
        pacing: 'as it comes',
        scheduler,
        stop$: NEVER,
        show: () => undefined,
      });

      expectObservable(result, unsub).toBe('----');
      expectSubscriptions(turn$.subscriptions).toBe('^--!');
    });
  });

  it('gathers the buttons of all traces, and the last patience', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const [one, two, three] = [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }];
      const turn$ = cold<Trace>('(abcde|)', {
        a: trace.choice([one]),
        b: trace.noReply(3),
        c: trace.card({ title: 'Card', buttons: [two] }),
        d: trace.carousel([{ buttons: [three] }, {}]),
        e: trace.noReply(5),
      });

      expectObservable(
        playTurn(() => turn$, {
          pacing: 'as it comes',
          scheduler,
          stop$: NEVER,
          show: () => undefined,
        }),
      ).toBe('(r|)', {
        r: { ...empty, buttons: [one, two, three], patience: 5, first: 0, total: 0 },
      });
    });
  });

  it('offers choices in the old form as buttons that send their name', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const old: Trace = { type: 'choice', payload: { choices: [{ name: 'One', intent: 'x' }] } };
      const result = playTurn(() => cold<Trace>('(a|)', { a: old }), {
        scheduler,
        stop$: NEVER,
        pacing: 'as it comes',
        show: () => undefined,
      });

      expectObservable(result).toBe('(r|)', {
        r: { ...empty, buttons: [{ name: 'One' }], first: 0, total: 0 },
      });
      expect(action.fromButton({ name: 'One' })).toEqual(action.text('One'));
    });
  });

  it('lets whole messages out word by word, and reports when they had arrived', () => {
    runTraceMarbles(({ cold, expectObservable, flush }) => {
      const shown: string[] = [];
      const turn$ = cold<Trace>('-a|', { a: trace.text('One two three') });
      const expected = '         65ms (r|)';

      const result = playTurn(() => turn$, {
        scheduler,
        stop$: NEVER,
        pacing: 'smooth',
        show: ({ at, trace: { payload, type } }) => {
          shown.push(`${at} ${type} ${JSON.stringify(payload)}`);
        },
      });
      expectObservable(result).toBe(expected, {
        r: { ...empty, first: 1, firstText: 1, total: 2 },
      });
      flush();

      expect(shown).toEqual([
        '1 completion {"text":"","state":"start"}',
        '1 completion {"text":"One ","state":"content","content":"One "}',
        '33 completion {"text":"One two ","state":"content","content":"two "}',
        '65 completion {"text":"One two three","state":"content","content":"three"}',
        '65 completion {"text":"One two three","state":"end"}',
      ]);
    });
  });

  it('pauses where a text asks for it', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const turn$ = cold<Trace>('(ab|)', { a: trace.text('One', { delay: 500 }), b: text });
      const expected = '         500ms (r|)';

      const result = playTurn(() => turn$, {
        scheduler,
        stop$: NEVER,
        pacing: 'smooth',
        show: () => undefined,
      });
      expectObservable(result).toBe(expected, {
        r: { ...empty, first: 0, firstText: 0, total: 0 },
      });
    });
  });
});
