import { asyncScheduler } from 'rxjs';
import { action } from '../../../lib';
import { awaitAction } from '../../../lib/cli/terminal/awaitAction';
import { runTraceMarbles } from '../../../lib/testing';
import { createFakeTerminal } from '../support/createFakeTerminal';
import type { FakeUser } from '../support/createFakeTerminal';

const given = (user: FakeUser, patience?: number) => {
  const { screen, terminal } = createFakeTerminal(user);
  const action$ = awaitAction({
    buttons: [{ name: 'One', request: { type: 'path-1' } }],
    patience,
    scheduler: asyncScheduler,
    silent: '(no reply)',
    terminal,
  });
  return { action$, screen };
};

const lines = { a: 'Hello', b: ' ', n: ' 1 ', q: ' /quit' };
const silence = { r: action.noReply() };

describe('awaitAction', () => {
  it('emits what the first line says', () => {
    runTraceMarbles(({ hot, expectObservable, expectSubscriptions }) => {
      const line$ = hot('   --a--a', lines);
      const sub = '         ^-!   ';
      const expected = '    --(t|)';

      expectObservable(given({ line$ }).action$).toBe(expected, { t: action.text('Hello') });
      expectSubscriptions(line$.subscriptions).toBe(sub);
    });
  });

  it('chooses a button by its number', () => {
    runTraceMarbles(({ hot, expectObservable }) => {
      const line$ = hot('   --n', lines);
      const expected = '    --(t|)';

      expectObservable(given({ line$ }).action$).toBe(expected, { t: { type: 'path-1' } });
    });
  });

  it('asks again after an empty line', () => {
    runTraceMarbles(({ hot, expectObservable, flush }) => {
      const line$ = hot('   -b-b-a', lines);
      const expected = '    -----(t|)';

      const { action$, screen } = given({ line$ });
      expectObservable(action$).toBe(expected, { t: action.text('Hello') });
      flush();

      expect(screen()).toBe('>  \n>  \n> Hello\n');
    });
  });

  it.each([undefined, 20])('completes at once when the user quits, with a patience of %p', (s) => {
    runTraceMarbles(({ hot, expectObservable }) => {
      const line$ = hot('   --q', lines);
      const expected = '    --|';

      expectObservable(given({ line$ }, s).action$).toBe(expected);
    });
  });

  it('completes at an interrupt, and takes the prompt away', () => {
    runTraceMarbles(({ hot, expectObservable, flush }) => {
      const interrupt$ = hot('--x');
      const expected = '      --|';

      const { action$, screen } = given({ interrupt$ }, 20);
      expectObservable(action$).toBe(expected);
      flush();

      expect(screen()).toBe('');
    });
  });

  it('answers for a silent user, after so many seconds, in place of the prompt', () => {
    runTraceMarbles(({ hot, expectObservable, flush }) => {
      const line$ = hot('   3000ms a', lines);
      const expected = '    2500ms (r|)';

      const { action$, screen } = given({ line$ }, 2.5);
      expectObservable(action$).toBe(expected, silence);
      flush();

      expect(screen()).toBe('(no reply)\n');
    });
  });

  it('waits for ever once a key was hit', () => {
    runTraceMarbles(({ hot, expectObservable }) => {
      const key$ = hot('    -k');
      const line$ = hot('   59s a', lines);
      const expected = '    59s (t|)';

      expectObservable(given({ key$, line$ }, 2).action$).toBe(expected, {
        t: action.text('Hello'),
      });
    });
  });

  it('does not answer for the user within half a second, whatever the agent asks for', () => {
    runTraceMarbles(({ expectObservable }) => {
      expectObservable(given({}, 0).action$).toBe(' 500ms (r|)', silence);
      expectObservable(given({}, -1).action$).toBe('500ms (r|)', silence);
    });
  });

  it('does not answer at once where the wait is too long for a timer', () => {
    const delays: (number | undefined)[] = [];
    const { terminal } = createFakeTerminal();
    awaitAction({
      buttons: [],
      patience: 99_999_999,
      scheduler: {
        now: () => 0,
        schedule: (_work, delay) => {
          delays.push(delay);
          return asyncScheduler.schedule(() => undefined);
        },
      },
      silent: '',
      terminal,
    })
      .subscribe()
      .unsubscribe();

    expect(delays).toEqual([2 ** 31 - 1]);
  });

  it('starts afresh for each subscription', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const { action$ } = given({ line$: cold('--a', lines) }, 20);
      const values = { t: action.text('Hello') };

      expectObservable(action$).toBe('          --(t|)    ', values);
      expectObservable(action$, '-----^').toBe('-------(t|)', values);
    });
  });
});
