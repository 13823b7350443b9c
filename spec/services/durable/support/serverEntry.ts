/**
 * A server process that a spec can kill: serves a slow agent with a log in Redis, and prints its
 * port. The traces of a turn count up, so that a gap or a double is seen.
 */
import { serve } from '@hono/node-server';
import { createClient } from 'redis';
import { interval, map, take } from 'rxjs';
import { trace } from '../../../../lib';
import type { Agent } from '../../../../lib';
import { createHandler, createRedisEventLog } from '../../../../lib/server';

const [url = '', lease = '', maxWait = ''] = process.argv.slice(2);

/** Says as many traces as its user is called, one every so many ms: `30x20-…` is 30 in 600 ms. */
const counting: Agent = ({ userID }) => {
  const [, events, pace] = /^(\d+)x(\d+)-/.exec(userID) ?? [];
  return interval(Number(pace)).pipe(
    take(Number(events)),
    map((index) => trace.text(`Wort ${index + 1} über Zürich 🌏`)),
  );
};

const redis = createClient({ url });
// It reconnects by itself.
redis.on('error', () => undefined);

const handler = createHandler(counting, {
  authorize: () => true,
  log: createRedisEventLog(redis, { maxWait: Number(maxWait) }),
  lease: Number(lease),
  onError: () => undefined,
});

void redis.connect().then(() => {
  serve({ fetch: handler, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    process.stdout.write(`${port}\n`),
  );
});
