import { defer, filter, map, NEVER, of, repeat, startWith, switchAll, take } from 'rxjs';
import { takeUntil, takeWhile, timer } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { action } from '../../index';
import type { Action, Button } from '../../index';
import { readInput } from '../turn/readInput';
import type { Terminal } from './Terminal';

/** What {@link awaitAction} goes by. */
export interface AwaitActionConfig {
  readonly terminal: Terminal;
  /** What the user can choose from by number. */
  readonly buttons: readonly Button[];
  /** How long to wait for the first key, in seconds; for ever where it is missing. */
  readonly patience?: number | undefined;
  /** What is written for a user who stays silent. */
  readonly silent: string;
  readonly scheduler: SchedulerLike;
}

/** The longest time that a timer can wait, in ms; more would fire at once. */
const maxDelay = 2 ** 31 - 1;

/** Half a second at least: no agent can make us answer in the user's name without a break. */
const minDelay = 500;

const quit = Symbol('quit');

/**
 * Waits for what the user does next.
 *
 * Emits one action: what a line means, or `no-reply` after `patience`, which any key forestalls for
 * good. Completes without one where the user quits, with `/quit` or Ctrl-C.
 */
export const awaitAction = ({
  buttons,
  patience,
  scheduler,
  silent,
  terminal,
}: AwaitActionConfig): Observable<Action> => {
  const said$ = terminal.ask$.pipe(
    repeat(),
    map((line) => line.trim()),
    filter((line) => line !== ''),
    map((line) => (line === '/quit' ? quit : readInput(line, buttons))),
  );
  // Subscribed to when the prompt has gone.
  const silent$ = defer(() => {
    terminal.write(`${silent}\n`);
    return of(action.noReply());
  });
  const delay = Math.min(Math.max((patience ?? 0) * 1000, minDelay), maxDelay);
  const silence$ =
    patience === undefined
      ? NEVER
      : timer(delay, scheduler).pipe(
          map(() => silent$),
          takeUntil(terminal.key$),
        );
  return silence$.pipe(
    startWith(said$),
    switchAll(),
    take(1),
    takeWhile((done) => done !== quit),
    takeUntil(terminal.interrupt$),
  );
};
