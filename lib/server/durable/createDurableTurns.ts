import { isEventLogError } from '../../errors/EventLogError';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Turn } from '../../protocol/Turn';
import { encodeTurnURL } from '../../protocol/v2/path';
import { turnCancelled, turnLost } from '../../protocol/v2/turnFailures';
import type { Answer } from '../answer/Answer';
import type { RequestHead } from '../request/RequestHead';
import type { Turns, TurnStart } from '../Turns';
import type { TurnsConfig } from '../TurnsConfig';
import { encodeTurn } from '../encodeTurn';
import { eventStreamHeaders } from '../eventStreamHeaders';
import type { EventLog, TurnRef } from '../log/EventLog';
import { answerJson, refuse, refuseForNow } from '../request/refuse';
import { createFollower, pageSize } from './createFollower';
import type { Follower } from './createFollower';
import { createLogBody } from './createLogBody';
import { fingerprintOf } from './fingerprintOf';
import { produceTurn } from './produceTurn';

const will = { event: 'error', data: turnLost };
const cancelled = { event: 'error', data: turnCancelled };

const unknown = () => refuse(404, 'The turn was not found');
const expired = () => refuse(410, 'The events of the turn have expired');

/** What was asked: the same key may not ask for anything else. */
const askedBy = (request: RequestHead, body: string) =>
  fingerprintOf(`${new URL(request.url).search}\n${body}`);

/**
 * Turns with a log: each is claimed once, run to its end by the process that claimed it, and read
 * by whoever attaches, in any process.
 */
export const createDurableTurns = (config: TurnsConfig, log: EventLog): Turns => {
  const { findAgent, lease, maxQueued, onDisconnect, report, scheduler, state, whenBusy } = config;

  /** A log that does not answer is told, and the caller may try again. */
  const guard = async (work: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await work();
    } catch (error) {
      if (!isEventLogError(error)) throw error;
      report(error, undefined);
      return refuseForNow(503, 'The event log is not available');
    }
  };

  const cancel = async (turn: TurnRef): Promise<Answer> => {
    const status = await log.finish(turn, cancelled);
    if (status === 'unknown') return unknown();
    if (status === 'expired') return expired();
    const outcome = status === 'over' ? 'over' : 'cancelled';
    return answerJson(200, { outcome });
  };

  const answer = (
    { turnID }: TurnRef,
    follower: Follower,
    request: RequestHead,
    onClose?: (isWhole: boolean) => void,
  ): Answer => {
    const body = createLogBody(follower, {
      ...config,
      onError: (error) => report(error, undefined),
      ...(onClose === undefined ? {} : { onClose }),
    });
    const turnURL = request.method === 'POST' ? encodeTurnURL(turnID) : turnID;
    return { status: 200, headers: eventStreamHeaders(onDisconnect, turnURL), body };
  };

  /** In a later task, so that the head of the response is out before the agent does any work. */
  const produceSoon = (ref: TurnRef, turn: Turn, producer: string, contents$: Contents) => {
    const produce = () =>
      produceTurn({
        ...config,
        log,
        turn: ref,
        producer,
        contents$,
        onError: (error) => report(error, turn),
      });
    // Two tasks: an adapter may hold the head back for one, to see whether more comes.
    scheduler.schedule(() => scheduler.schedule(produce));
  };

  const start = async ({ body, key, turn }: TurnStart, request: RequestHead): Promise<Answer> => {
    const traces$ = findAgent(turn);
    if (traces$ === undefined) return refuse(404, 'The project was not found');
    const { projectID, userID } = turn;
    const ref = { projectID, userID, turnID: key ?? crypto.randomUUID() };
    const producer = crypto.randomUUID();
    const claim = {
      turn: ref,
      producer,
      fingerprint: askedBy(request, body),
      lease,
      will,
      whenBusy,
      maxQueued,
    };
    const status = await log.claim(claim).catch((error: unknown) => {
      // It may have been taken all the same: nobody should wait a lease for a turn that nobody runs.
      log.finish(ref, will, producer).catch(() => undefined);
      throw error;
    });
    switch (status) {
      case 'mismatch':
        return refuse(422, 'The Idempotency-Key was used for another turn');
      case 'expired':
        return expired();
      case 'busy':
        return refuseForNow(429, 'The user has a turn already');
      case 'full':
        return refuseForNow(503, 'The event log is full');
      case 'known':
        return answer(ref, createFollower(log, ref, 0, scheduler), request);
      case 'claimed': {
        const tell = (error: unknown) => report(error, turn);
        produceSoon(ref, turn, producer, encodeTurn(traces$, turn, state, tell));
        const leave = (isWhole: boolean) => {
          if (isWhole || onDisconnect === 'continue') return;
          log.finish(ref, cancelled, undefined).catch(tell);
        };
        return answer(ref, createFollower(log, ref, 0, scheduler), request, leave);
      }
    }
  };

  const attach = async (turn: TurnRef, after: number, request: RequestHead): Promise<Answer> => {
    const first = await log.read(turn, after, pageSize);
    switch (first.status) {
      case 'unknown':
        return unknown();
      case 'expired':
        return expired();
      case 'ahead':
        throw new InvalidInputError('Last-Event-ID', 'is ahead of the turn');
      case 'found':
        // Told apart from a stream that was cut at once.
        if (first.isOver && first.events.length === 0) {
          return { status: 204, headers: {}, body: undefined };
        }
        return answer(turn, createFollower(log, turn, after, scheduler, first), request);
    }
  };

  return {
    start: (turn, request) => guard(() => start(turn, request)),
    attach: (turn, after, request) => guard(() => attach(turn, after, request)),
    cancel: (turn) => guard(() => cancel(turn)),
  };
};

type Contents = ReturnType<typeof encodeTurn>;
