import { isAgentError } from '../../errors/AgentError';
import { isDisconnectError } from '../../errors/DisconnectError';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import { encodeEvent } from '../../protocol/v2/encodeEvent';
import { traceMarbles } from '../marbles/traceMarbles';
import type { TimedNotification, Timeline } from '../timeline/Timeline';
import { cutBytes } from './cutBytes';
import type { BodyStep } from './ScriptedAnswer';

/** How {@link turnBody} cuts what it writes. */
export interface TurnBodyConfig {
  /** Where chunks end beside, in bytes from the begin of the body. */
  readonly cutAt?: readonly number[];
  /** How many bytes a chunk has at most. Default: what comes at one time is one chunk. */
  readonly chunkBytes?: number;
}

/** The frame of what happens, and what becomes of the body after it. */
const tell = (
  notification: TimedNotification<Trace>['notification'],
  id: number,
): readonly BodyStep[] => {
  if (notification.kind === 'N') {
    return [encodeEvent({ event: 'trace', trace: notification.value }, id)];
  }
  if (notification.kind === 'C') return [encodeEvent({ event: 'end' }, id)];
  const error: unknown = notification.error;
  if (isAgentError(error)) return [encodeEvent({ event: 'error', code: error.code }, id)];
  if (isDisconnectError(error)) {
    if (error.phase === 'closed') return [];
    return error.phase === 'idle' ? [{ stall: true }] : [{ reset: error.cause }];
  }
  throw new InvalidInputError(
    'diagram',
    'can fail with disconnect or agent where it is a body: no other failure comes after the head',
  );
};

/**
 * A turn as it stands on the wire, as the body of a scripted response.
 *
 * Ids count from 1. What happens at one time is one chunk. `|` is the event `end`; a diagram without
 * an end falls silent; `#{disconnect}` closes the body before its end, `#{disconnect reset}` breaks
 * it, `#{agent "code"}` is an `error` event.
 *
 * @param diagram - What `traceMarbles` reads, or a timeline.
 * @throws InvalidInputError for a failure that a body cannot have.
 *
 * @example
 * ```ts
 * import { scriptedFetch, turnBody } from 'voiceflow-rx/testing';
 *
 * const server = scriptedFetch({
 *   script: [{ delay: 100, body: turnBody('-[-a-#{disconnect}', { chunkBytes: 7 }) }],
 * });
 * ```
 */
export const turnBody = (
  diagram: string | Timeline<Trace>,
  { cutAt = [], chunkBytes }: TurnBodyConfig = {},
): readonly BodyStep[] => {
  const timeline = typeof diagram === 'string' ? traceMarbles(diagram) : diagram;
  const steps: BodyStep[] = ['\n'];
  let time = 0;
  for (const [index, one] of timeline.entries()) {
    if (one.time > time) steps.push({ wait: one.time - time });
    time = one.time;
    steps.push(...tell(one.notification, index + 1));
  }
  if (timeline.at(-1)?.notification.kind !== 'E' && timeline.at(-1)?.notification.kind !== 'C') {
    steps.push({ stall: true });
  }
  return cutBytes(steps, cutAt, chunkBytes);
};
