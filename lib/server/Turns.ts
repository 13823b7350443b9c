import type { Turn } from '../protocol/Turn';
import type { Answer } from './answer/Answer';
import type { TurnRef } from './log/EventLog';
import type { RequestHead } from './request/RequestHead';

/** A turn that a caller may have, as its request says it. */
export interface TurnStart {
  readonly turn: Turn;
  /** The idempotency key, where there is one. */
  readonly key: string | undefined;
  /** The body of the request, as it came. */
  readonly body: string;
}

/** Answers those who may ask. What it throws is answered 500. */
export interface Turns {
  readonly start: (start: TurnStart, request: RequestHead) => Promise<Answer>;
  readonly attach: (turn: TurnRef, after: number, request: RequestHead) => Promise<Answer>;
  readonly cancel: (turn: TurnRef) => Promise<Answer>;
}
