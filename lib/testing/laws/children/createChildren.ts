import { Observable } from 'rxjs';
import type { Agent } from '../../../agents/Agent';
import type { ChildEvents, ChildRun } from './ChildRun';
import type { ChildScript } from './ChildScript';
import { startRun } from './startRun';

/** The children of one agent, and all that became of them. */
export interface Children {
  /** Makes one more, until `close`. */
  readonly child: () => Agent;
  /** After this no child can be made. */
  readonly close: () => void;
  /** Whether one was to be made after that. */
  readonly isLate: () => boolean;
  readonly scripts: readonly ChildScript[];
  /** Each subscription of a child so far. */
  readonly runs: readonly ChildRun[];
  readonly running: () => readonly ChildRun[];
  /** The numbers of the children that threw when they were called. */
  readonly thrown: readonly number[];
  /** The one to play next: of the first child that has something to say, the one behind. */
  readonly next: () => ChildRun | undefined;
}

/** What is subscribed to again and again without a pause falls silent, or it would never end. */
const maxRuns = 200;

/** What is said where a child is made too late. */
export const childTooLate =
  'child() was called after makeAgent had returned: make all children before, outside of the agent';

/** Makes agents that write down what is done with them, each with a script of its own. */
export const createChildren = (
  scriptOf: (child: number) => ChildScript,
  events: ChildEvents,
): Children => {
  const scripts: ChildScript[] = [];
  const runs: ChildRun[] = [];
  const thrown: number[] = [];
  let isClosed = false;
  let isLate = false;

  const child = (): Agent => {
    if (isClosed) {
      isLate = true;
      throw new Error(childTooLate);
    }
    const script = scriptOf(scripts.length + 1);
    scripts.push(script);
    const number = scripts.length;
    return () => {
      if (script.end === 'throws when it is called') {
        thrown.push(number);
        throw new Error(`child ${number} throws when it is called`);
      }
      return new Observable((subscriber) => {
        if (runs.length < maxRuns) {
          startRun(number, script, subscriber, events, (run) => runs.push(run));
        }
      });
    };
  };

  return {
    child,
    close: () => {
      isClosed = true;
    },
    isLate: () => isLate,
    scripts,
    runs,
    thrown,
    running: () => runs.filter(({ state }) => state === 'running'),
    next: () =>
      runs
        .filter(({ step }) => step !== undefined)
        .sort((a, b) => a.child - b.child || a.played - b.played)[0],
  };
};
