import type { Observer, Subscription } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';

/** How a subscription ended. */
export type ProbeEnd =
  { readonly kind: 'completed' } | { readonly kind: 'failed'; readonly error: unknown };

/** One that listens to an agent, and is its own subscription. */
export interface Probe extends Subscription, Observer<Trace> {
  /** What came before its end. */
  readonly traces: readonly Trace[];
  /** Its end; none for a subscription that is open, or was left. */
  readonly end: ProbeEnd | undefined;
  /** What came after it was left, or had ended. */
  readonly late: readonly Trace[];
  /** From the subscription to its end, in ms on the clock of RxJS. */
  readonly duration: number;
}
