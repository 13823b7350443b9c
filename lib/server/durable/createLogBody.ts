import { Subscription } from 'rxjs';
import type { SchedulerAction, SchedulerLike } from 'rxjs';
import { formatContent } from '../../protocol/v2/encodeEvent';
import { formatComment } from '../../wire/formatComment';
import { utf8 } from '../utf8';
import type { FollowedPage, Follower } from './createFollower';

/** How {@link createLogBody} writes. */
export interface LogBodyConfig {
  /** Whom the body answers: it ends when the request's signal says that the client has gone. */
  readonly request: Request;
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
 * A body of events for a Response, read from a log as fast as its reader takes them: what waits is
 * one page, so a slow reader costs the server nothing but its connection.
 *
 * It opens with an empty line. Without a reader nothing runs. When the client goes the body just
 * ends; it errors where its reader stalls, and where the log has let go of the turn or cannot be
 * read, so that nobody takes that for the end.
 */
export const createLogBody = (
  follower: Follower,
  { heartbeatInterval, onClose, onError, request, scheduler, stallTimeout }: LogBodyConfig,
): ReadableStream<Uint8Array> => {
  const timers = new Subscription();
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isOver = false;
  let hasBegun = false;
  let lastWrite = 0;
  /** What is being waited for; it outlives the heartbeats. */
  let next: Promise<void> | undefined;
  /** Ends the present pull; `undefined` where the reader wants nothing. */
  let answer: (() => void) | undefined;

  const finish = (last: () => void, isWhole = false) => {
    if (isOver) return;
    isOver = true;
    timers.unsubscribe();
    request.signal.removeEventListener('abort', leave);
    follower.close();
    last();
    answer?.();
    onClose?.(isWhole);
  };
  const cut = (reason: unknown) => finish(() => body?.error(reason));
  function leave() {
    finish(() => body?.close());
  }

  const write = (text: string) => {
    lastWrite = scheduler.now();
    body?.enqueue(utf8.encode(text));
    answer?.();
    answer = undefined;
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
      if (step.isOver) finish(() => body?.close(), true);
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
    const isWaiting = () => answer !== undefined;
    timers.add(every(heartbeatInterval, isWaiting, () => write(formatComment('heartbeat'))));
    timers.add(
      every(
        stallTimeout,
        () => !isWaiting(),
        () => cut(new Error('The reader has stalled (stallTimeout)')),
      ),
    );
  };

  // This holds the request too: Node forgets to abort the signal of one that was collected.
  request.signal.addEventListener('abort', leave);

  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        body = controller;
        controller.enqueue(utf8.encode('\n'));
        if (request.signal.aborted) leave();
      },
      pull: () => {
        if (!hasBegun) begin();
        return new Promise<void>((resolve) => {
          answer = resolve;
          next ??= take();
        });
      },
      cancel: () => finish(() => undefined),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
};
