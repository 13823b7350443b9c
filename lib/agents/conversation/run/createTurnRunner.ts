import { finalize, Subject, takeUntil, tap } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';
import type { Turn } from '../../../protocol/Turn';
import type { Agent } from '../../Agent';
import { runPart } from '../../support/runPart';
import { attempt } from './attempt';
import type { Pump } from './createPump';

/** What is done with what a turn comes to; each in a change of the pump. */
export interface TurnHandlers {
  readonly onTrace: (trace: Trace) => void;
  readonly onComplete: () => void;
  readonly onError: (error: unknown) => void;
}

/** Has turns of an agent, one at a time. */
export interface TurnRunner {
  readonly isRunning: () => boolean;
  /** Begins a turn, where none runs; its agent is asked when all are told of it. */
  readonly start: (turn: Turn) => void;
  /**
   * Takes the running turn for over: nothing of it is handled any more.
   *
   * @returns What unsubscribes from it, to be called when the change is through, since the agent
   *   may do anything then; `undefined` where nothing ran.
   */
  readonly leave: () => (() => void) | undefined;
}

const place = { hasCompany: false };

/** Makes a {@link TurnRunner}. */
export const createTurnRunner = (
  agent: Agent,
  { act, start }: Pump,
  { onComplete, onError, onTrace }: TurnHandlers,
): TurnRunner => {
  /** What emits when the running turn is left. */
  let running: Subject<void> | undefined;

  const run = (turn: Turn, left: Subject<void>): void => {
    const whileRunning = (change: () => void) =>
      act(() => {
        if (running === left) change();
      });

    // The next turn begins when the agent has let go of this one, as in `concat`.
    let isHeld = false;
    let handleEnd: (() => void) | undefined;
    const endWhenFree = (): void => {
      const handle = handleEnd;
      if (isHeld || handle === undefined) return;
      whileRunning(() => {
        running = undefined;
        handle();
      });
    };
    const hold = (holds: boolean): void => {
      isHeld = holds;
      endWhenFree();
    };
    const end = (handle: () => void): void => {
      handleEnd = handle;
      endWhenFree();
    };
    const watched: Agent = (given) =>
      agent(given).pipe(
        // Not the `finalize` of `tap`: that is left out where the agent throws as it lets go.
        finalize(() => hold(false)),
        tap({ subscribe: () => hold(true) }),
      );

    // A subscription would not be there yet for who leaves a turn that does not wait.
    runPart(watched, turn, place)
      .pipe(takeUntil(left))
      .subscribe({
        next: (trace) => whileRunning(() => onTrace(trace)),
        error: (error: unknown) => end(() => onError(error)),
        complete: () => end(onComplete),
      });
  };

  return {
    isRunning: () => running !== undefined,
    start: (turn) => {
      const left = new Subject<void>();
      running = left;
      start(() => {
        if (running === left) run(turn, left);
      });
    },
    leave: () => {
      const left = running;
      running = undefined;
      return left && (() => attempt(() => left.next()));
    },
  };
};
