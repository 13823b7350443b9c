import { asyncScheduler, ReplaySubject } from 'rxjs';
import type { EventLog, TurnRef } from '../EventLog';
import { checkRedisConfig } from './checkRedisConfig';
import { createCaller } from './connection/createCaller';
import { createScriptRunner } from './connection/createScriptRunner';
import { isOutOfMemory } from './connection/isTemporary';
import type { RedisConnection } from './RedisConnection';
import type { RedisEventLogConfig } from './RedisEventLogConfig';
import { nameOf, scopeOf, turnKeysOf, wakeKeyOf } from './redisKeys';
import { readAnswer } from './replies/readAnswer';
import type { Answer } from './replies/readAnswer';
import { readPage } from './replies/readPage';
import { appendScript } from './scripts/appendScript';
import { claimScript } from './scripts/claimScript';
import { expireScript } from './scripts/expireScript';
import { finishScript } from './scripts/finishScript';
import { readScript } from './scripts/readScript';
import { renewScript } from './scripts/renewScript';
import { wakeScript } from './scripts/wakeScript';
import { createChanges } from './wake/createChanges';

/** How many wake-ups are kept for a process that is behind, and for how long after the last. */
const wakeUpsKept = 1000;
const wakeUpsLive = 600_000;

/** The most bytes of data of one page, but for the first event. */
const pageBytes = 65_536;

const claimStatuses = ['claimed', 'known', 'mismatch', 'expired', 'busy', 'full'] as const;
const producerStatuses = ['waiting', 'running', 'over'] as const;
const appendStatuses = ['kept', 'full', 'over'] as const;
const finishStatuses = ['finished', 'over', 'unknown', 'expired'] as const;
const pageStatuses = ['found', 'unknown', 'expired', 'ahead'] as const;

const rethrow = (error: unknown): never => {
  throw error;
};

const fullWhereNoMemory = (error: unknown): unknown =>
  isOutOfMemory(error) ? ['full', []] : rethrow(error);

/** A number as the scripts take it: whole, and never infinite. */
const whole = (value: number): string =>
  String(Math.min(Math.ceil(value), Number.MAX_SAFE_INTEGER));

/**
 * Keeps the events of turns in Redis (6.2 or later), for all processes that use it: any of them can
 * serve any turn, and a turn goes on being read when the process that served it has died.
 *
 * Each change of a turn is one script, so it is whole or not at all. Leases are told by the clock of
 * Redis. Every key has a time to live. What has changed is told through a stream that each process
 * waits on with one connection of its own, a duplicate of the client that is given; it is open while
 * somebody watches a turn, and for a few seconds more.
 *
 * Where Redis is away a call is sent again until `maxWait`, then it rejects with an
 * {@link EventLogError}. How much is kept in all is up to the `maxmemory` of Redis: with the policy
 * `noeviction` a claim is `full` once there is no more; with another one turns may vanish.
 *
 * @param redis - A client of the package `redis` that is connected, or is about to be; it is not
 * closed. See {@link RedisConnection} for others.
 * @throws InvalidInputError where the configuration cannot work.
 *
 * @example
 * ```ts
 * import { createClient } from 'redis';
 * import { of } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import { createHandler, createRedisEventLog } from 'voiceflow-rx/server';
 *
 * const redis = createClient({ url: 'redis://localhost:6379' });
 * redis.on('error', (error) => console.error(error));
 * await redis.connect();
 *
 * export const handler = createHandler(() => of(trace.text('Hello')), {
 *   authorize: () => true,
 *   log: createRedisEventLog(redis),
 * });
 * ```
 */
export const createRedisEventLog = (
  redis: RedisConnection,
  config: RedisEventLogConfig = {},
): EventLog => {
  const {
    maxBytes = 8 * 1024 * 1024,
    maxEvents = 10_000,
    maxWait = 10_000,
    pollInterval = 1000,
    prefix = 'voiceflow-rx',
    rememberFor = 86_400_000,
    scheduler = asyncScheduler,
    ttl = 300_000,
  } = config;
  checkRedisConfig(redis, { ...config, rememberFor, ttl });

  const closed$ = new ReplaySubject<void>(1);
  const call = createCaller({ closed$, maxWait, scheduler });
  const run = createScriptRunner(redis);
  const wakeKey = wakeKeyOf(prefix);
  const changes = createChanges({
    redis,
    key: wakeKey,
    scheduler,
    closed$,
    announce: (fields) => {
      const args = [String(wakeUpsKept), String(wakeUpsLive), ...fields];
      return call(
        'announce',
        (signal) => run(wakeScript, [wakeKey], args, signal),
        () => undefined,
      );
    },
  });

  /** Runs one script of a turn, tells what it has changed, and resolves to what it answers. */
  const ask = async <Status extends string>(
    operation: string,
    script: string,
    turn: TurnRef,
    args: readonly string[],
    statuses: readonly Status[],
    answerFailure: (error: unknown) => unknown = rethrow,
  ): Promise<Answer<Status>> => {
    const keys = turnKeysOf(prefix, turn);
    const words = [turn.turnID, whole(ttl), whole(rememberFor), ...args];
    const answer = await call(
      operation,
      (signal) => run(script, keys, words, signal).catch(answerFailure),
      (reply) => readAnswer(reply, statuses),
    );
    const scope = scopeOf(turn);
    changes.tell(answer.told.map((told) => [told.slice(0, 1), nameOf(scope, told.slice(1))]));
    return answer;
  };

  return {
    claim: async ({ turn, producer, fingerprint, lease, will, whenBusy, maxQueued }) => {
      const asked = [producer, fingerprint, whole(lease), will.event, will.data];
      const args = [...asked, whenBusy, whole(maxQueued)];
      return (await ask('claim', claimScript, turn, args, claimStatuses, fullWhereNoMemory)).status;
    },
    renew: async (turn, producer) =>
      (await ask('renew', renewScript, turn, [producer], producerStatuses)).status,
    append: async (turn, producer, events) => {
      const words = events.flatMap(({ data, event, id }) => [String(id), event, data]);
      const args = [producer, whole(maxEvents), whole(maxBytes), ...words];
      return (await ask('append', appendScript, turn, args, appendStatuses)).status;
    },
    finish: async (turn, { data, event }, producer) => {
      const by = producer === undefined ? 'anyone' : `p${producer}`;
      return (await ask('finish', finishScript, turn, [by, event, data], finishStatuses)).status;
    },
    read: async (turn, after, limit) => {
      const args = [String(after), whole(limit), String(pageBytes)];
      const answer = await ask('read', readScript, turn, args, pageStatuses);
      return readPage(answer, after, pollInterval);
    },
    watch: (turn, onChange) => changes.watch(nameOf(scopeOf(turn), turn.turnID), onChange),
    expire: async (turn) => {
      await ask('expire', expireScript, turn, [], ['expired']);
    },
    close: () => {
      closed$.next();
      return Promise.resolve();
    },
  };
};
