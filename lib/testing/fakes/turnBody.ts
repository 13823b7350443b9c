import { isAgentError } from '../../errors/AgentError';
import { isDisconnectError } from '../../errors/DisconnectError';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import { turnFailureCodeOf } from '../../protocol/v2/turnFailures';
import { encodeEvent } from '../../protocol/v2/encodeEvent';
import { traceMarbles } from '../marbles/traceMarbles';
import type { TimedNotification, Timeline } from '../timeline/Timeline';
import { cutBytes } from './cutBytes';
import type { BodyStep } from './ScriptedAnswer';

/** How {@link turnBody} writes, and cuts what it writes. */
export interface TurnBodyConfig {
  /** Where chunks end beside, in bytes from the begin of the body. */
  readonly cutAt?: readonly number[];
  /** How many bytes a chunk has at most. Default: what comes at one time is one chunk. */
  readonly chunkBytes?: number;
  /**
   * Whether the event `end` has a data line. The hosted service has sent it without one, which
   * many a parser drops. Default: true.
   */
  readonly endData?: boolean;
}

const checkCuts = (cutAt: readonly number[], chunkBytes = 1): void => {
  if (!cutAt.every((offset) => Number.isSafeInteger(offset) && offset >= 0)) {
    throw new InvalidInputError('cutAt', 'must be whole numbers of bytes, 0 or more');
  }
  if (!Number.isSafeInteger(chunkBytes) || chunkBytes < 1) {
    throw new InvalidInputError('chunkBytes', 'must be a whole number of bytes above 0');
  }
};

/** The frame of what happens, and what becomes of the body after it. */
const tell = (
  notification: TimedNotification<Trace>['notification'],
  id: number,
  endData: boolean,
): readonly BodyStep[] => {
  if (notification.kind === 'N') {
    return [encodeEvent({ event: 'trace', trace: notification.value }, id)];
  }
  if (notification.kind === 'C') {
    return [endData ? encodeEvent({ event: 'end' }, id) : `event: end\nid: ${id}\n\n`];
  }
  const error: unknown = notification.error;
  const code = turnFailureCodeOf(error) ?? (isAgentError(error) ? error.code : undefined);
  if (code !== undefined) return [encodeEvent({ event: 'error', code }, id)];
  if (isDisconnectError(error)) {
    if (error.phase === 'closed') return [];
    return error.phase === 'idle' ? [{ stall: true }] : [{ reset: error.cause }];
  }
  throw new InvalidInputError(
    'diagram',
    'can fail with disconnect, agent, lost or cancelled where it is a body: ' +
      'no other failure comes after the head',
  );
};

/**
 * A turn as it stands on the wire, as the body of a scripted response.
 *
 * Ids count from 1. What happens at one time is one chunk. `|` is the event `end`; a diagram without
 * an end falls silent; `#{disconnect}` closes the body before its end, `#{disconnect reset}` breaks
 * it, `#{agent "code"}`, `#{lost}` and `#{cancelled}` are an `error` event.
 *
 * @param diagram - What `traceMarbles` reads, or a timeline.
 * @throws InvalidInputError for a failure that a body cannot have, and for offsets and a size of
 * chunks that are no whole numbers.
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
  { cutAt = [], chunkBytes, endData = true }: TurnBodyConfig = {},
): readonly BodyStep[] => {
  checkCuts(cutAt, chunkBytes);
  const timeline = typeof diagram === 'string' ? traceMarbles(diagram) : diagram;
  const steps: BodyStep[] = ['\n'];
  let time = 0;
  for (const [index, one] of timeline.entries()) {
    if (one.time > time) steps.push({ wait: one.time - time });
    time = one.time;
    steps.push(...tell(one.notification, index + 1, endData));
  }
  if (timeline.at(-1)?.notification.kind !== 'E' && timeline.at(-1)?.notification.kind !== 'C') {
    steps.push({ stall: true });
  }
  return cutBytes(steps, cutAt, chunkBytes);
};
