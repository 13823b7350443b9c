import { asyncScheduler, defer, tap, throwError } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { encodeTrace } from '../../protocol/encodeTrace';
import type { Trace } from '../../protocol/Trace';
import { checkLimit } from './checkLimit';
import { createStopwatch } from './createStopwatch';
import { recordError } from './errors/recordError';
import type { RecordedOutcome, RecordedTrace, TraceRecording } from './Recording';
import { redactTraceRecording } from './redaction/redactRecording';
import type { RedactOption } from './redaction/redactRecording';

/** How {@link record} records. */
export interface RecordConfig {
  /** Is given the recording, once a subscription, as the turn ends. */
  readonly onRecorded: (recording: TraceRecording) => void;
  /**
   * More to redact than keys, users, e-mail addresses and phone numbers; `false`: nothing is
   * redacted. Default: the usual.
   */
  readonly redact?: RedactOption;
  /**
   * The most traces to hold. With one more the recording ends, as if the turn was unsubscribed from
   * there; the turn itself goes on. Default: 100,000.
   */
  readonly maxTraces?: number;
  /** Its `now()` is the clock. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}

/** As it stands on the wire, with what operators have added; as JSON has it. */
const jsonOf = (trace: Trace): unknown =>
  JSON.parse(JSON.stringify(trace.type === 'custom' ? encodeTrace(trace) : trace));

/**
 * Records a turn: its traces, when each came, and how the turn ended.
 *
 * All traces pass at once, as they are. `onRecorded` is called once a subscription: before the
 * completion or the error goes on, or when the consumer unsubscribes. What it throws is the error of
 * a stream that would have completed; else it goes where RxJS reports errors that nobody handles.
 *
 * The recording is plain JSON. Secrets are redacted before `onRecorded` is called: keys, ids of
 * users and sessions, e-mail addresses and phone numbers each get a stand-in of the same length,
 * the same one wherever they stand, also where they are cut over the deltas of a message. Names of
 * people and what is said are not: read a recording before you share it, and name `secrets`.
 *
 * @throws InvalidInputError at once, where `maxTraces` is not above 0.
 *
 * @example
 * ```ts
 * import { createClient } from 'voiceflow-rx';
 * import { record } from 'voiceflow-rx/testing';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1', completionEvents: true });
 * interact({ userID: 'ada' })
 *   .pipe(record({ onRecorded: (recording) => console.log(JSON.stringify(recording, null, 2)) }))
 *   .subscribe();
 * ```
 */
export const record = ({
  maxTraces = 100_000,
  onRecorded,
  redact = {},
  scheduler = asyncScheduler,
}: RecordConfig) => {
  checkLimit('maxTraces', maxTraces);
  return <T extends Trace>(source: Observable<T>): Observable<T> =>
    defer(() => {
      const elapsed = createStopwatch(scheduler);
      const traces: RecordedTrace[] = [];
      let isOver = false;
      const stop = (outcome: RecordedOutcome): void => {
        if (isOver) return;
        isOver = true;
        onRecorded(
          redactTraceRecording(
            { format: 'voiceflow-rx recording', version: 1, of: 'traces', traces, outcome },
            redact,
          ),
        );
      };
      const stopAside = (outcome: RecordedOutcome): void => {
        try {
          stop(outcome);
        } catch (thrown) {
          // Nobody is left to handle it: RxJS reports it, and this turn ends as it does.
          throwError(() => thrown).subscribe();
        }
      };
      const leave = () => stopAside({ type: 'unsubscribed', time: elapsed() });
      return source.pipe(
        tap<T>({
          next: (trace) => {
            if (traces.length >= maxTraces) leave();
            // Written down before others see it, and may change it.
            else traces.push({ time: elapsed(), trace: jsonOf(trace) });
          },
          error: (error: unknown) =>
            stopAside({ type: 'error', time: elapsed(), error: recordError(error) }),
          complete: () => stop({ type: 'end', time: elapsed() }),
          unsubscribe: leave,
        }),
      );
    });
};
