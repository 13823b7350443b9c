import {
  asapScheduler,
  catchError,
  firstValueFrom,
  fromEvent,
  NEVER,
  takeUntil,
  throwError,
  timer,
} from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import type { ClientConfig } from '../../../client/ClientConfig';
import { isDisconnectError } from '../../../errors/DisconnectError';
import type { Trace } from '../../../protocol/Trace';
import type { Turn } from '../../../protocol/Turn';
import { createHandler } from '../../../server/createHandler';
import { formatEvent } from '../../../wire/formatEvent';
import { fetchFromHandler } from '../fetchFromHandler';
import type { Player } from '../script/createPlayer';
import { playTimeline } from '../../timeline/playTimeline';
import { planAnswer } from './planAnswer';
import type { AnswerPlan } from './planAnswer';
import { withCut } from './withCut';

/** A turn that the script refuses, told in a sentence where a server of ours tells a code only. */
const tell = (refusal: unknown): Response => {
  const data = refusal instanceof Error ? refusal.message : String(refusal);
  const body = new TextEncoder().encode(formatEvent({ event: 'error', id: '1', data }));
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
};

/** Waits for `ms`, or until nobody waits any more. */
const wait = (ms: number, scheduler: SchedulerLike, signal: RequestInit['signal']) => {
  const gone$ = signal == null ? NEVER : fromEvent(signal, 'abort');
  return firstValueFrom(timer(ms, scheduler).pipe(takeUntil(gone$)), { defaultValue: 0 });
};

/**
 * A `fetch` that answers each request with the next answer of a script: through the handler, so that
 * what is on the wire is what a server of ours puts there, and with the errors of the network.
 */
export const fetchFromPlayer =
  ({ next }: Player, scheduler: SchedulerLike): NonNullable<ClientConfig['fetch']> =>
  (url, init) => {
    /** The server goes, and with it the body ends without an `end`. */
    const server = new AbortController();
    let plan: AnswerPlan | undefined;
    let refusal: unknown;

    const play = ({ cut, timeline }: AnswerPlan): Observable<Trace> =>
      playTimeline(timeline, scheduler).pipe(
        catchError((error: unknown) => {
          if (cut === undefined || !isDisconnectError(error))
            return throwError((): unknown => error);
          // What the agent has said in this task is written in a microtask that is before this one.
          queueMicrotask(() => server.abort());
          return NEVER;
        }),
      );

    // A handler that is new calls the agent before the head is out, to see whether it is one.
    const agent = (turn: Turn): Observable<Trace> => {
      try {
        plan = planAnswer(next(turn));
        return play(plan);
      } catch (error) {
        refusal = error;
        return NEVER;
      }
    };
    const handler = createHandler(agent, {
      authorize: () => true,
      // What a script fails with is no news to who wrote it.
      onError: () => undefined,
      // Without timers: a turn begins at the ms at which it was asked for.
      scheduler: asapScheduler,
    });

    const answer = async (): Promise<Response> => {
      const response = await handler(new Request(url, { ...init, signal: server.signal }));
      const head = refusal === undefined ? plan?.refusal : { at: 0, respond: () => tell(refusal) };
      if (head !== undefined) {
        void response.body?.cancel();
        if (head.at > 0) await wait(head.at, scheduler, init.signal);
        return head.respond();
      }
      return plan?.cut === undefined ? response : withCut(response, plan.cut);
    };
    return fetchFromHandler(answer)(url, init);
  };
