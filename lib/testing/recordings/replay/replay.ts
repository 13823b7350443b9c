import { asyncScheduler, defer } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { createClient } from '../../../client/createClient';
import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Trace } from '../../../protocol/Trace';
import { parseRecording } from '../parseRecording';
import { playTimeline } from '../../timeline/playTimeline';
import type { Recording } from '../Recording';
import { notificationsOf } from './notificationsOf';
import { playBytes } from './playBytes';
import { recordedClient, recordedTurn } from './timelineOf';

/** How {@link replay} plays. */
export interface ReplayConfig {
  /**
   * `'bytes'`: the recorded chunks run through the client, with its parser and its codecs.
   * `'traces'`: the recorded traces come as they were. Default: what the recording is of.
   */
  readonly from?: 'bytes' | 'traces';
  /** How fast: 2 is twice as fast, Infinity at once. Default: 1, as recorded. */
  readonly speed?: number;
  /** The clock. Default: `asyncScheduler`, which `virtualTime` drives. */
  readonly scheduler?: SchedulerLike;
}

/**
 * Plays a recording as a turn: a cold Observable of its traces, at the times they had.
 *
 * A failure comes back as an error of the same class with the same fields (but no `resume`). A turn
 * that nobody listened to any more stays open where it was left.
 *
 * From bytes, it is the client that reads the recorded response: the same cuts, statuses and resets
 * give the traces and the errors that this version of the client makes of them. That takes promises,
 * which `virtualTime` reaches and `runTraceMarbles` does not; from traces both do.
 *
 * @throws InvalidInputError at once, that names the field: a recording that is none, bytes of a
 *   recording of traces or the other way round, a speed that is not above 0.
 *
 * @example
 * ```ts
 * import { accumulateCompletions } from 'voiceflow-rx';
 * import { replay, virtualTime } from 'voiceflow-rx/testing';
 * import type { Recording } from 'voiceflow-rx/testing';
 *
 * declare const recording: Recording;
 *
 * await virtualTime(async ({ play }) => {
 *   const turn = replay(recording, { speed: 2 }).pipe(accumulateCompletions({ emit: 'end' }));
 *   console.log(await play(turn));
 * });
 * ```
 */
export const replay = (recording: Recording, config: ReplayConfig = {}): Observable<Trace> => {
  const { scheduler = asyncScheduler, speed = 1 } = config;
  const checked = parseRecording(recording);
  const source = config.from ?? checked.of;
  if (!(speed > 0)) throw new InvalidInputError('speed', 'must be above 0; Infinity is at once');
  if (source !== checked.of) {
    throw new InvalidInputError(
      'from',
      `must be '${checked.of}': this recording holds no ${source}${
        source === 'bytes' ? '; recordFetch records them' : ''
      }`,
    );
  }
  if (checked.of === 'traces') {
    return defer(() => playTimeline(notificationsOf(checked), scheduler, speed));
  }
  const fetch = playBytes(checked, { speed, scheduler });
  return createClient({ ...recordedClient, fetch, scheduler }).interact(recordedTurn);
};
