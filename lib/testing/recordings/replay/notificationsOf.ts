import type { ObservableNotification } from 'rxjs';
import { DecodeError } from '../../../errors/DecodeError';
import { decodeTrace } from '../../../protocol/decodeTrace';
import type { Trace } from '../../../protocol/Trace';
import type { TimedNotification, Timeline } from '../../timeline/Timeline';
import { restoreError } from '../errors/restoreError';
import type { RecordedOutcome, TraceRecording } from '../Recording';

/** A trace of its own for each who asks: what one changes is not the other's. */
const traceOf = (recorded: unknown): Trace => {
  const wire: unknown = JSON.parse(JSON.stringify(recorded));
  const decoded = decodeTrace(wire);
  if (decoded._tag === 'Left') throw new DecodeError(decoded.left.issues, wire);
  return decoded.right;
};

/** What a recorded stream ended with; nothing where it stayed open. */
export const endOf = (outcome: RecordedOutcome): ObservableNotification<never> | undefined => {
  switch (outcome.type) {
    case 'end':
      return { kind: 'C' };
    case 'error':
      return { kind: 'E', error: restoreError(outcome.error) };
    case 'unsubscribed':
      return undefined;
  }
};

/** All that was recorded of a stream of traces, as it happened. */
export const notificationsOf = ({ outcome, traces }: TraceRecording): Timeline<Trace> => {
  const end = endOf(outcome);
  return [
    ...traces.map(({ time, trace }): TimedNotification<Trace> => ({
      time,
      notification: { kind: 'N', value: traceOf(trace) },
    })),
    ...(end === undefined ? [] : [{ time: outcome.time, notification: end }]),
  ];
};
