import type { Observable } from 'rxjs';
import type { Trace } from '../../protocol/Trace';

/** Where a text that is to be judged stands. */
export interface OutputContext {
  /** The trace that it came in; of a message in deltas the last one so far. */
  readonly trace: Trace;
  /** What of the same message was shown before; empty for what comes whole. */
  readonly shown: string;
}

/** Judges a text before it is shown. True: it may be. */
export type OutputCheck = (
  text: string,
  context: OutputContext,
) => boolean | PromiseLike<boolean> | Observable<boolean>;
