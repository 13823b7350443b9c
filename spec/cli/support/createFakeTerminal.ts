import { defer, finalize, NEVER, take, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Spinner } from '../../../lib/cli/terminal/Spinner';
import type { Terminal } from '../../../lib/cli/terminal/Terminal';

/** What the user of a fake terminal does. */
export interface FakeUser {
  readonly line$?: Observable<string>;
  readonly key$?: Observable<unknown>;
  readonly interrupt$?: Observable<unknown>;
  readonly closed$?: Observable<unknown>;
}

/** A terminal whose screen is a string. */
export interface FakeTerminal {
  readonly terminal: Terminal;
  readonly spinner: Spinner;
  readonly screen: () => string;
  readonly isSpinning: () => boolean;
}

const prompt = '> ';

/** Makes a {@link FakeTerminal}. Its prompt goes when it was asked in vain, as on a real one. */
export const createFakeTerminal = ({
  closed$ = NEVER,
  interrupt$ = NEVER,
  key$ = NEVER,
  line$ = NEVER,
}: FakeUser = {}): FakeTerminal => {
  let screen = '';
  let spinning = false;
  const ask$ = defer(() => {
    let asking = true;
    screen += prompt;
    return line$.pipe(
      take(1),
      tap((line) => {
        asking = false;
        screen += `${line}\n`;
      }),
      finalize(() => {
        if (!asking) return;
        if (!screen.endsWith(prompt)) throw new Error(`Wrote behind the prompt: ${screen}`);
        screen = screen.slice(0, -prompt.length);
      }),
    );
  });
  return {
    terminal: {
      write: (text) => (screen += text),
      ask$,
      key$,
      interrupt$,
      closed$,
      close: () => undefined,
    },
    spinner: { start: () => (spinning = true), stop: () => (spinning = false) },
    screen: () => screen,
    isSpinning: () => spinning,
  };
};
