import { BufferFullError } from '../../../errors/BufferFullError';
import type { Fold } from '../../../operators/support/fold';
import type { Trace } from '../../../protocol/Trace';
import type { Referee } from './createReferee';
import type { Finish } from './finishOf';

/** What a contestant must do, how much of it is held before, and who knows how the race stands. */
export interface ContestRules {
  readonly finish: Finish;
  readonly maxTraces: number;
  readonly referee: Referee;
}

/** One that runs in a race: a fold that gives nothing before it has won, then all that it said. */
export interface Contestant extends Fold<Trace, readonly Trace[]> {
  readonly hasWon: () => boolean;
  /** Whether the race itself is broken: what was to say who has won has failed. */
  readonly isBroken: () => boolean;
  /** Lets go of what is held. */
  readonly release: () => readonly Trace[];
}

/** Makes a {@link Contestant} that has said nothing yet. */
export const createContestant = ({ finish, maxTraces, referee }: ContestRules): Contestant => {
  let held: Trace[] = [];
  let hasWon = false;
  let isBroken = false;

  const release = (): readonly Trace[] => {
    const traces = held;
    held = [];
    return traces;
  };

  const win = (): readonly (readonly Trace[])[] => {
    hasWon = true;
    referee.won();
    return [release()];
  };

  const ask = (trace: Trace): boolean => {
    try {
      return finish.isReached(trace);
    } catch (error) {
      isBroken = true;
      throw error;
    }
  };

  const push = (trace: Trace): readonly (readonly Trace[])[] => {
    if (hasWon) return [[trace]];
    // The teardown of another one that has lost may make it speak.
    if (referee.isDecided()) return [];
    const isOver = ask(trace);
    held.push(trace);
    if (isOver) return win();
    if (held.length > maxTraces) throw new BufferFullError('maxTraces', maxTraces);
    return [];
  };

  return {
    push,
    // An empty answer wins too: the others are left before the completion.
    complete: () => (finish.isReachedAtEnd && !referee.isDecided() ? win() : []),
    fail: () => [],
    hasWon: () => hasWon,
    isBroken: () => isBroken,
    release,
  };
};
