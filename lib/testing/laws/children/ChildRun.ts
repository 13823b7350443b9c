import type { ChildScript } from './ChildScript';

/** One trace that a child has said. */
export interface Said {
  /** The number of the child, from 1. */
  readonly child: number;
  /** Its place in the script, from 0. */
  readonly index: number;
  /** What `keyOf` gives for it. */
  readonly key: string;
}

/** One subscription of a child. */
export interface ChildRun {
  /** The number of the child, from 1. */
  readonly child: number;
  readonly script: ChildScript;
  readonly state: 'running' | 'completed' | 'failed' | 'unsubscribed';
  /** How many of its steps were played. */
  readonly played: number;
  /** Plays the next trace, or the end; `undefined` where there is nothing to play. */
  readonly step: (() => void) | undefined;
}

/** What children tell of themselves. */
export interface ChildEvents {
  /** Something happened. */
  readonly changed: () => void;
  /** A child said a trace, and whoever listens to it has taken it. */
  readonly said: (said: Said, run: ChildRun) => void;
}
