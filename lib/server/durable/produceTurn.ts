import { Subscription, takeWhile } from 'rxjs';
import type { Observable, SchedulerAction, SchedulerLike } from 'rxjs';
import { AgentError } from '../../errors/AgentError';
import type { EventContent } from '../../protocol/v2/encodeEvent';
import type { EventLog, LoggedEvent, TurnRef } from '../log/EventLog';

/** A turn to run, and where its events go. */
export interface Production {
  readonly log: EventLog;
  readonly turn: TurnRef;
  /** The token that the turn was claimed with. */
  readonly producer: string;
  /** The events of the turn; the last one is `end` or `error`. */
  readonly contents$: Observable<EventContent>;
  /** In ms; it is begun anew three times as often. */
  readonly lease: number;
  /** The most that may wait for the log, in bytes at their fewest (UTF-16 code units). */
  readonly maxBufferedBytes: number;
  readonly scheduler: SchedulerLike;
  /** Is told why the turn could not be kept, or not to its end. */
  readonly onError: (error: unknown) => void;
}

/** The most events of one append. */
const batchSize = 256;

const isLast = ({ event }: EventContent): boolean => event === 'end' || event === 'error';

/**
 * Runs a claimed turn to its end, whoever listens: waits until it may, subscribes to its agent,
 * and appends each event to the log, in order.
 *
 * It stops where the log says that the turn is over: cancelled, lost, or gone. Where the log fails
 * it stops too, and the turn is ended by its lease; where the log is full, or too slow to take what
 * the agent says, the turn ends with the error `turn_too_long`.
 */
export const produceTurn = ({
  contents$,
  lease,
  log,
  maxBufferedBytes,
  onError,
  producer,
  scheduler,
  turn,
}: Production): void => {
  /** The agent, the timer and the watching; closed when the turn is over. */
  const life = new Subscription();
  const agent = new Subscription();
  let hasBegun = false;
  let isWriting = false;
  /** What the log does not have yet, beyond the batch that is on its way. */
  let pending: LoggedEvent[] = [];
  /** The size of `pending`, in UTF-16 code units. */
  let waiting = 0;
  /** How many events go in one append: one by one, once the log is nearly full. */
  let size = batchSize;
  let lastID = 0;
  /** The event that ends the turn, once it is known. */
  let last: EventContent | undefined;

  const attempt = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      if (life.closed) return;
      life.unsubscribe();
      onError(error);
    });
  };

  const giveUp = (why: string) => {
    const error = new AgentError('turn_too_long', why);
    agent.unsubscribe();
    pending = [];
    last = { event: 'error', data: error.code };
    onError(error);
  };

  /** Appends a batch; where that is too much, what fits of it. */
  const append = async (batch: readonly LoggedEvent[]): Promise<void> => {
    const status = await log.append(turn, producer, batch);
    if (life.closed || status === 'kept') return;
    if (status === 'over') {
      life.unsubscribe();
    } else if (batch.length === 1) {
      giveUp('The event log can hold no more of it');
    } else {
      pending = [...batch, ...pending];
      for (const { data } of batch) waiting += data.length;
      size = 1;
    }
  };

  const drain = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (pending.length > 0 && !life.closed) {
      const batch = pending.slice(0, size);
      pending = pending.slice(size);
      for (const { data } of batch) waiting -= data.length;
      await append(batch);
    }
    isWriting = false;
    if (last === undefined || life.closed) return;
    await log.finish(turn, last, producer);
    life.unsubscribe();
  };

  /** Whether more is wanted. */
  const take = (content: EventContent): boolean => {
    if (last !== undefined || life.closed) return false;
    if (isLast(content)) {
      last = content;
    } else {
      lastID += 1;
      pending.push({ ...content, id: lastID });
      waiting += content.data.length;
      if (waiting > maxBufferedBytes) giveUp('The event log is slower than the agent');
    }
    attempt(drain);
    return true;
  };

  const check = async (): Promise<void> => {
    const status = await log.renew(turn, producer);
    if (life.closed) return;
    if (status === 'over') life.unsubscribe();
    if (status !== 'running' || hasBegun) return;
    hasBegun = true;
    agent.add(contents$.pipe(takeWhile(take)).subscribe({ error: onError }));
  };

  function beat(this: SchedulerAction<void>) {
    attempt(check);
    this.schedule(undefined, lease / 3);
  }

  life.add(agent);
  life.add(scheduler.schedule(beat, lease / 3));
  life.add(
    log.watch(turn, (change) => {
      if (change === 'state') attempt(check);
    }),
  );
  attempt(check);
};
