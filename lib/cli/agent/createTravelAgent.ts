import { asyncScheduler, concat, defer, map, of } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { trace } from '../../index';
import type { Agent, Trace } from '../../index';
import { bookFlight } from './bookFlight';
import { findReply } from './findReply';
import type { Reply } from './Reply';
import { streamMessage } from './streamMessage';

/** What {@link createTravelAgent} can be given. */
export interface TravelAgentConfig {
  /** The clock of its slow steps, and of the `time` on its traces. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}

const give = (
  { buttons, message, over, patience, told }: Reply,
  scheduler: SchedulerLike,
): Observable<Trace> =>
  concat(
    told === 'in deltas' ? streamMessage(message, scheduler) : of(trace.text(message)),
    buttons === undefined ? [] : of(trace.choice(buttons)),
    patience === undefined ? [] : of(trace.noReply(patience)),
    over === true ? of(trace.end()) : [],
  );

/**
 * Makes the agent that the command talks to where no project is named: it books a flight from
 * London to Sydney, and answers questions about it.
 *
 * It remembers nothing: the same turn at the same time gives the same traces.
 */
export const createTravelAgent =
  ({ scheduler = asyncScheduler }: TravelAgentConfig = {}): Agent =>
  ({ action }) =>
    defer(() =>
      action?.type === 'launch'
        ? bookFlight(scheduler)
        : give(findReply(action, scheduler.now()), scheduler),
    ).pipe(map((answer) => ({ ...answer, time: scheduler.now() })));
