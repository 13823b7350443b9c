import type { ObservableNotification } from 'rxjs';

/** What happened in a stream, and when. */
export interface TimedNotification<T> {
  /** In ms from the subscription. */
  readonly time: number;
  readonly notification: ObservableNotification<T>;
}

/** All that happened in a stream, in order; it may be still open at its end. */
export type Timeline<T> = readonly TimedNotification<T>[];
