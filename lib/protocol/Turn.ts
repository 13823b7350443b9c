import type { Action } from './actions/Action';

/** What a caller writes to have one turn. */
export interface TurnInput {
  /** Whose conversation it is: any string of 1 to 128 characters, chosen by you. */
  readonly userID: string;
  /** What the user did. None, or `null`, means: go on. */
  readonly action?: Action | null;
  /** Variables of the project to set before the turn; JSON. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether generated answers arrive in deltas, as `completion` traces. Default: the client's. */
  readonly completionEvents?: boolean;
  /**
   * Which version of the project answers: `development`, `staging`, `production`, `main` or the id
   * of a version. Default: the client's, else the service's (`development`).
   */
  readonly environment?: string;
  /** The session that the turn is counted to. */
  readonly sessionID?: string;
  /** Whether the state of the conversation comes as a `state` event before the end. */
  readonly state?: boolean;
  /** Whether spoken messages arrive in parts, as `audio` traces. */
  readonly audioEvents?: boolean;
  /** The encoding of that audio, as the service names it. */
  readonly audioEncoding?: string;
}

/** What an agent is given: one action of one user, and how to answer. */
export interface Turn extends TurnInput {
  /** The project that was asked. A client has its own, and does not read this one. */
  readonly projectID: string;
  /** Whether the caller wants completions in deltas. An agent may send them in either case: the server folds them. */
  readonly completionEvents: boolean;
}
