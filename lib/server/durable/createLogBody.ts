import { Subscription } from 'rxjs';
import type { SchedulerAction, SchedulerLike } from 'rxjs';
import { formatContent } from '../../protocol/v2/encodeEvent';
import { formatComment } from '../../wire/formatComment';
import type { OpenBody } from '../answer/Answer';
import type { FollowedPage, Follower } from './createFollower';

/** How {@link createLogBody} writes. */
export interface LogBodyConfig {
  readonly scheduler: SchedulerLike;
  /** In ms of silence. */
  readonly heartbeatInterval: number;
  /** How long the reader may take nothing while something waits for it, in ms. */
  readonly stallTimeout: number;
  /** Is told why the log could not be read. */
  readonly onError: (error: unknown) => void;
  /** Called once when the body is over, with whether the turn was read to its end. */
  readonly onClose?: (isWhole: boolean) => void;
}

const textOf = ({ events }: FollowedPage): string => {
  let text = '';
  for (const event of events) text += formatContent(event, event.id);
  return text;
};

/**
 * A body of events that are read from a log as fast as the reader takes them: what waits is one page,
 * so a slow reader costs the server nothing but its connection.
 *
 * It opens with an empty line. Without a reader nothing runs. It fails where its reader stalls, and
 * where the log has let go of the turn or cannot be read, so that nobody takes that for the end.
 */
export const createLogBody =
  (
    follower: Follower,
    { heartbeatInterval, onClose, onError, scheduler, stallTimeout }: LogBodyConfig,
  ): OpenBody =>
  (sink) => {
    const timers = new Subscription();
    let isOver = false;
    let hasBegun = false;
    let lastWrite = 0;
    /** Whether the reader waits for more. */
    let isWanted = false;
    /** What is being waited for; it outlives the heartbeats. */
    let next: Promise<void> | undefined;

    const finish = (last: () => void, isWhole = false): boolean => {
      if (isOver) return false;
      isOver = true;
      timers.unsubscribe();
      follower.close();
      last();
      onClose?.(isWhole);
      return true;
    };
    const cut = (reason: unknown) => finish(() => sink.fail(reason));

    const write = (text: string) => {
      lastWrite = scheduler.now();
      isWanted = false;
      sink.write(text);
    };

    /** Each pull gives one chunk: a page, or a heartbeat while that takes its time. */
    const take = async (): Promise<void> => {
      try {
        const step = await follower.next();
        next = undefined;
        if (isOver || step === 'closed') return;
        if (step === 'gone') {
          cut(new Error('The events of the turn are gone'));
          return;
        }
        if (step.events.length > 0) write(textOf(step));
        if (step.isOver) finish(sink.close, true);
      } catch (error) {
        if (!isOver) onError(error);
        cut(error);
      }
    };

    /** Looks after each interval, and not at each write: a timer a write is what costs. */
    const every = (interval: number, isIdle: () => boolean, act: () => void) =>
      scheduler.schedule(function (this: SchedulerAction<void>) {
        const rest = interval - (scheduler.now() - lastWrite);
        if (rest <= 0 && isIdle()) act();
        this.schedule(undefined, rest > 0 ? rest : interval);
      }, interval);

    const begin = () => {
      hasBegun = true;
      lastWrite = scheduler.now();
      const beat = () => write(formatComment('heartbeat'));
      timers.add(every(heartbeatInterval, () => isWanted, beat));
      timers.add(
        every(
          stallTimeout,
          () => !isWanted,
          () => cut(new Error('The reader has stalled (stallTimeout)')),
        ),
      );
    };

    sink.write('\n');
    return {
      pull: () => {
        if (isOver) return false;
        if (!hasBegun) begin();
        isWanted = true;
        next ??= take();
        return true;
      },
      stop: () => finish(() => undefined),
    };
  };
