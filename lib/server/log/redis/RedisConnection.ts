/** What is asked of each command; a client that knows nothing of it may leave it out. */
export interface RedisCommandOptions {
  /** Nobody waits for the command any more: it need not be sent, if it has not been. */
  readonly abortSignal?: AbortSignal;
}

/**
 * A connection to Redis, as {@link createRedisEventLog} needs it: a client of the package `redis`
 * (node-redis 5 or 6, RESP 2 or 3) is one as it is. Its replies are texts, which is its default.
 *
 * Others are adapted in a line a method. ioredis, whose cluster is duplicated with
 * `redis.duplicate([], { lazyConnect: true })`:
 *
 * ```js
 * const adapt = (redis) => ({
 *   sendCommand: ([command, ...args]) => redis.call(command, ...args),
 *   duplicate: () => adapt(redis.duplicate({ lazyConnect: true })),
 *   connect: () => redis.connect(),
 *   destroy: () => redis.disconnect(),
 *   on: (event, listener) => redis.on(event, listener),
 * });
 * ```
 *
 * The keys of one command are in one slot, so a cluster will do. Where its client must be told the
 * key: it is the fourth word of `EVAL` and `EVALSHA`, the last but one of `XREAD`, and the second of
 * `XREVRANGE`; there are no other commands.
 */
export interface RedisConnection {
  /** Sends one command, its name first, and resolves to the reply; rejects with an error reply. */
  sendCommand(args: string[], options?: RedisCommandOptions): Promise<unknown>;
  /** A second connection to the same Redis, not yet open: to wait on, which blocks it. */
  duplicate(): RedisConnection;
  /** Opens a connection. It is asked of duplicates alone. */
  connect(): Promise<unknown>;
  /** Closes a connection at once. It is asked of duplicates alone. */
  destroy(): unknown;
  /** Without a listener for errors, a connection that fails would end the process. */
  on(event: 'error', listener: (error: unknown) => void): unknown;
}
