import { catchError, concat, defer, EMPTY, ignoreElements, of, takeUntil, tap } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { accumulateCompletions, honorDelay, measureTurn, smoothText } from '../../index';
import type { Button, Trace, TurnMeasure } from '../../index';
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
  /** When the first words arrived, in ms since the turn began; none did where it is missing. */
  readonly firstText?: number;
  /** How long the turn took, in ms: until its end arrived. */
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
  /** Is given every trace when it is to be shown. */
  readonly show: (timed: TimedTrace) => void;
  /**
   * `'smooth'`: messages come word by word, whole ones too, with the pauses that they ask for.
   * `'as it comes'`: in the task in which they arrive.
   */
  readonly pacing: 'smooth' | 'as it comes';
  /** Stops the turn; what a completion has told so far is then shown as interrupted. */
  readonly stop$: Observable<unknown>;
  readonly scheduler: SchedulerLike;
}

type Notes = Pick<TurnReport, 'first' | 'buttons' | 'patience' | 'over'>;

const note = (notes: Notes, { at, trace }: TimedTrace): Notes => ({
  ...notes,
  first: notes.first ?? at,
  buttons: [...notes.buttons, ...buttonsOf(trace)],
  ...(trace.type === 'no-reply' ? { patience: trace.payload.timeout } : {}),
  over: notes.over || trace.type === 'end',
});

const paced = (
  turn$: Observable<Trace>,
  pacing: PlayTurnConfig['pacing'],
  scheduler: SchedulerLike,
): Observable<Trace> =>
  pacing === 'as it comes'
    ? turn$
    : turn$.pipe(honorDelay({ scheduler }), smoothText({ scheduler, onComplete: 'drain' }));

/** Of a turn that is stopped the measure may come after the report. */
const timesOf = (
  measure: TurnMeasure | undefined,
  total: number,
): Pick<TurnReport, 'first' | 'firstText' | 'total'> => {
  if (measure === undefined) return { total };
  const { firstText, firstTrace: first } = measure;
  return {
    ...(first === undefined ? {} : { first }),
    ...(firstText === undefined ? {} : { firstText }),
    total: measure.total,
  };
};

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
  { pacing, scheduler, show, stop$ }: PlayTurnConfig,
): Observable<TurnReport> =>
  defer(() => {
    const start = scheduler.now();
    let notes: Notes = { buttons: [], over: false };
    let ending: Pick<TurnReport, 'outcome' | 'error'> = { outcome: 'whole' };
    const stopped$ = stop$.pipe(tap(() => (ending = { outcome: 'stopped' })));
    let measure: TurnMeasure | undefined;
    const arriving$ = defer(turn).pipe(
      measureTurn({ scheduler, onMeasure: (measured) => (measure = measured) }),
    );
    const heard$ = paced(arriving$, pacing, scheduler).pipe(takeUntil(stopped$));
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
      defer(() => of({ ...notes, ...ending, ...timesOf(measure, scheduler.now() - start) })),
    );
  });
