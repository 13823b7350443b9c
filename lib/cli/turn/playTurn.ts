import { catchError, concat, defer, EMPTY, ignoreElements, of, takeUntil, tap } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { accumulateCompletions } from '../../index';
import type { Button, Trace } from '../../index';
import { buttonsOf } from '../screen/buttonsOf';
import type { TimedTrace } from './TimedTrace';

/** How a turn went, and what it asks of the user. */
export interface TurnReport {
  /** `'stopped'`: by the user. */
  readonly outcome: 'whole' | 'stopped' | 'failed';
  /** What it failed with. */
  readonly error?: unknown;
  /** When the first trace arrived, in ms since the turn began; none did where it is missing. */
  readonly first?: number;
  /** How long the turn took, in ms. */
  readonly total: number;
  /** What the user can choose from. */
  readonly buttons: readonly Button[];
  /** How long to wait for the user, in seconds, before `no-reply` is sent. */
  readonly patience?: number;
  /** Whether the conversation is over. */
  readonly over: boolean;
}

/** How {@link playTurn} plays. */
export interface PlayTurnConfig {
  /** Is given every trace in the task in which it arrives. */
  readonly show: (timed: TimedTrace) => void;
  /** Stops the turn; what a completion has told so far is then shown as interrupted. */
  readonly stop$: Observable<unknown>;
  readonly scheduler: SchedulerLike;
}

type Notes = Omit<TurnReport, 'outcome' | 'error' | 'total'>;

const note = (notes: Notes, { at, trace }: TimedTrace): Notes => ({
  ...notes,
  first: notes.first ?? at,
  buttons: [...notes.buttons, ...buttonsOf(trace)],
  ...(trace.type === 'no-reply' ? { patience: trace.payload.timeout } : {}),
  over: notes.over || trace.type === 'end',
});

/**
 * Plays one turn: shows its traces with the time of their arrival, then emits one report.
 *
 *     turn     -a--b--#
 *     result   -------(r|)      r: { outcome: 'failed', first: 1, total: 7, … }
 *
 * It never errors: a turn that fails is a report too.
 */
export const playTurn = (
  turn: () => Observable<Trace>,
  { scheduler, show, stop$ }: PlayTurnConfig,
): Observable<TurnReport> =>
  defer(() => {
    const start = scheduler.now();
    let notes: Notes = { buttons: [], over: false };
    let ending: Pick<TurnReport, 'outcome' | 'error'> = { outcome: 'whole' };
    const stopped$ = stop$.pipe(tap(() => (ending = { outcome: 'stopped' })));
    const heard$ = defer(turn).pipe(takeUntil(stopped$));
    const played$ = heard$.pipe(
      accumulateCompletions(),
      tap((trace) => {
        const timed = { trace, at: scheduler.now() - start };
        notes = note(notes, timed);
        show(timed);
      }),
      ignoreElements(),
      catchError((error: unknown) => {
        ending = { outcome: 'failed', error };
        return EMPTY;
      }),
    );
    return concat(
      played$,
      defer(() => of({ ...notes, ...ending, total: scheduler.now() - start })),
    );
  });
