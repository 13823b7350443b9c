import { defer, finalize, Subject } from 'rxjs';
import type { Agent, Trace, Turn } from '../../../lib';
import { createHandler, createMemoryEventLog } from '../../../lib/server';
import type { Agents, EventLog, HandlerConfig } from '../../../lib/server';
import { createClock } from '../../support/createClock';
import { flush } from '../../support/flush';
import { readServerBody } from '../../support/serverBody';
import { turnPath, turnRequest } from '../../support/serverRequest';
import type { RequestChange } from '../../support/serverRequest';

/** A turn of a {@link puppet}. */
interface PuppetTurn {
  readonly turn: Turn;
  readonly says: Subject<Trace>;
  isStopped: boolean;
}

/** An agent that says what it is told to, and counts its turns. */
export const puppet = () => {
  const turns: PuppetTurn[] = [];
  const agent: Agent = (turn) =>
    defer(() => {
      const one = { turn, says: new Subject<Trace>(), isStopped: false };
      turns.push(one);
      return one.says.pipe(finalize(() => (one.isStopped = true)));
    });
  return { agent, turns };
};

/** The path of a turn that can be attached to. */
export const pathOf = (turnID: string) => `${turnPath}/${turnID}`;

/** A handler with a log, both on a clock that stands still. */
export const createDurableServer = (
  agents: Agents,
  config: Partial<HandlerConfig> = {},
  makeLog: (log: EventLog) => EventLog = (log) => log,
) => {
  const clock = createClock();
  const told: unknown[] = [];
  const log = makeLog(createMemoryEventLog({ scheduler: clock.scheduler }));
  const handler = createHandler(agents, {
    authorize: () => true,
    log,
    lease: 3_000,
    scheduler: clock.scheduler,
    onError: (error) => told.push(error),
    ...config,
  });
  const settle = async () => {
    await flush();
    await clock.advance(0);
    await flush();
  };
  const ask = async (change: RequestChange) => {
    const response = await handler(turnRequest(change));
    await settle();
    return response;
  };
  return {
    clock,
    told,
    log,
    settle,
    ask,
    /** Begins a turn under a key, and reads it. */
    start: async (key: string | undefined, change: RequestChange = {}) => {
      const headers = { 'idempotency-key': key, ...change.headers };
      const response = await ask({ ...change, headers });
      const body = readServerBody(response);
      await settle();
      return { response, body };
    },
    /** Attaches to a turn after an event, and reads it. */
    attach: async (turnID: string, after?: number, change: RequestChange = {}) => {
      const headers = { 'last-event-id': after === undefined ? after : String(after) };
      const response = await ask({
        method: 'GET',
        path: pathOf(turnID),
        body: null,
        ...change,
        headers: { ...headers, ...change.headers },
      });
      const body = readServerBody(response);
      await settle();
      return { response, body };
    },
    cancel: (turnID: string, change: RequestChange = {}) =>
      ask({ method: 'DELETE', path: pathOf(turnID), body: null, ...change }),
  };
};

/** Event names and ids, in words. */
export const told = (events: readonly { readonly event?: string; readonly id?: string }[]) =>
  events.map(({ event, id }) => `${event ?? ''} ${id ?? ''}`);
