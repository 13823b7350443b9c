import fc from 'fast-check';
import { concat, defer, EMPTY, from, of, throwError, VirtualTimeScheduler } from 'rxjs';
import type { Observable } from 'rxjs';
import { ConnectError, DisconnectError, isStreamError, retryOnDisconnect } from '../../../lib';
import { instances } from '../../errors/support/instances';
import { spyOn } from '../../../lib/testing';
import { runs } from '../../support/runs';

/** The events of a turn, and the requests that break before its end. */
const brokenTurn = fc.record({
  events: fc.nat({ max: 12 }),
  /** What comes of each request: no response, or so many events; then it fails. */
  requests: fc.array(fc.option(fc.nat({ max: 4 })), { maxLength: 12 }),
  /** Whether a request without a response has reached the server. */
  arrives: fc.boolean(),
  own: fc.boolean(),
});

const open = { event: 'open' };

describe('retryOnDisconnect, for any turn that can be resumed,', () => {
  it('delivers each event once, in order, and runs one turn', () => {
    fc.assert(
      fc.property(brokenTurn, ({ events, requests, arrives, own }) => {
        const left = [...requests];
        const log = Array.from({ length: events }, (_, index) => index + 1);
        /** The keys that the server has seen. */
        const turns = new Set<number>();
        let sent = 0;
        /** The turn after `cursor`, as a server that keeps a log of it gives it. */
        const answer = (cursor: number, count = events): Observable<unknown> => {
          const last = Math.min(events, cursor + count);
          const error = new DisconnectError({
            phase: 'reset',
            received: last - cursor,
            cursor: String(last),
            resume: own ? undefined : () => attach(last),
          });
          return concat(
            of(open),
            from(log.slice(cursor, last)),
            count === events ? EMPTY : throwError(() => error),
          );
        };
        const attach = (cursor: number): Observable<unknown> =>
          defer(() => {
            const count = left.shift();
            return count === null
              ? throwError(() => new ConnectError('unknown'))
              : answer(cursor, count);
          });
        const post = (key: number): Observable<unknown> =>
          defer(() => {
            const count = left.shift();
            if (count !== null || arrives) turns.add(key);
            return count === null
              ? throwError(() => new ConnectError('unknown', { resume: () => post(key) }))
              : answer(0, count);
          });
        const turn = defer(() => {
          sent += 1;
          return post(sent);
        });
        const resume = ({ cursor }: DisconnectError) => attach(Number(cursor));
        const scheduler = new VirtualTimeScheduler();
        const config = { attempts: Infinity, scheduler, ...(own ? { resume } : {}) };
        const result = spyOn(turn.pipe(retryOnDisconnect(config)));
        scheduler.flush();

        expect(result.values.filter((value) => value !== open)).toEqual(log);
        expect(result).toMatchObject({ errors: [], completed: true });
        expect([sent, turns.size]).toEqual([1, 1]);
      }),
      runs(1_000),
    );
  });
});

/** One connection: how many values it gives, and what it fails with. */
const connection = fc.record({
  count: fc.oneof(fc.constant(0), fc.nat({ max: 2 })),
  error: fc.oneof(
    fc.constantFrom(...instances.map(({ error }) => error)),
    fc.constantFrom(...(['no', 'unknown'] as const)).map((sent) => new ConnectError(sent)),
    fc.constant(new Error('of no stream')),
  ),
});

describe('retryOnDisconnect, for any failures,', () => {
  it('sends the turn again only where it certainly was not accepted', () => {
    fc.assert(
      fc.property(fc.array(connection), fc.nat({ max: 6 }), (connections, attempts) => {
        const left = [...connections];
        let sent = 0;
        const turn = defer(() => {
          sent += 1;
          const { count, error } = left.shift() ?? { count: 1, error: undefined };
          const values = from(Array.from({ length: count }, (_, index) => index));
          return error === undefined
            ? values
            : concat(
                values,
                throwError(() => error),
              );
        });
        const scheduler = new VirtualTimeScheduler();
        const result = spyOn(turn.pipe(retryOnDisconnect({ attempts, scheduler })));
        scheduler.flush();

        const isSafe = ({ count, error }: (typeof connections)[number]) =>
          count === 0 && isStreamError(error) && error.safeToResend;
        const unsafe = connections.findIndex((one) => !isSafe(one));
        const last = Math.min(unsafe === -1 ? connections.length : unsafe, attempts);
        expect(sent).toBe(last + 1);
        expect(result.errors).toEqual(connections.slice(last, last + 1).map(({ error }) => error));
        expect(result.values).toHaveLength(connections[last]?.count ?? 1);
      }),
      runs(1_000),
    );
  });
});
