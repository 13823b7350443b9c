import { expectTypeOf } from 'expect-type';
import { EMPTY, from, map, NEVER, of, timer } from 'rxjs';
import { isStreamError, trace } from '../../lib';
import type { Agent, Turn } from '../../lib';
import { routeAgents } from '../../lib/agents/choice/routeAgents';
import { isNoRouteError } from '../../lib/errors';

declare const flights: Agent;
declare const hotels: Agent;
declare const otherwise: Agent;
declare const router: Agent;
declare const isFlight: (turn: Turn) => boolean;
declare const pattern: `trip-${string}`;
const unknownError: unknown = undefined;

// Nothing here runs: the compiler asserts.
const compiles = (_: readonly (() => unknown)[]) => expect(true).toBe(true);

describe('routeAgents', () => {
  it('is an agent', () => {
    compiles([
      () =>
        expectTypeOf(
          routeAgents((turn) => (isFlight(turn) ? 'flights' : 'hotels'), { flights, hotels }),
        ).toEqualTypeOf<Agent>(),
      () => expectTypeOf(routeAgents(router, { otherwise })).toEqualTypeOf<Agent>(),
    ]);
  });

  it('knows the names that a function returns, or an async one', () => {
    compiles([
      () => routeAgents(() => 'flights', { flights }),
      () =>
        routeAgents((turn) => (isFlight(turn) ? 'flights' : 'hotels'), {
          flights,
          hotels,
          otherwise,
        }),
      () =>
        routeAgents(
          ({ action }) => {
            switch (action?.type) {
              case 'launch':
                return 'otherwise';
              case 'text':
                return 'flights';
              default:
                return 'hotels';
            }
          },
          { flights, hotels, otherwise },
        ),
      () =>
        routeAgents(
          // eslint-disable-next-line @typescript-eslint/require-await -- what it waits for is not the point
          async (turn) => (isFlight(turn) ? 'flights' : 'hotels'),
          { flights, hotels },
        ),
      () => routeAgents(() => from(['flights', 'hotels'] as const), { flights, hotels }),
      () => routeAgents(() => timer(1).pipe(map(() => 'flights' as const)), { flights }),
    ]);
  });

  it('knows no names of what may be any text', () => {
    compiles([
      () => routeAgents(({ userID }) => userID, { flights, otherwise }),
      () => routeAgents(() => Promise.resolve('flights'), { flights, otherwise }),
      () => routeAgents(() => of('flights'), { flights, otherwise }),
      () => routeAgents(() => of(trace.text('flights')), { flights, otherwise }),
      () => routeAgents((turn) => router(turn), { flights, otherwise }),
      () => routeAgents((turn) => (isFlight(turn) ? 'flights' : router(turn)), { otherwise }),
      () => routeAgents(() => pattern, { 'trip-1': flights, otherwise }),
      () => routeAgents(() => EMPTY, { otherwise }),
      () => routeAgents(() => NEVER, { otherwise }),
    ]);
  });

  it('gives agents that are written in place the type of their turn', () => {
    compiles([
      () =>
        routeAgents((turn) => (isFlight(turn) ? 'flights' : 'hotels'), {
          flights: (turn) => {
            expectTypeOf(turn).toEqualTypeOf<Turn>();
            return of(trace.text(turn.userID));
          },
          hotels: ({ projectID }) => of(trace.text(projectID)),
        }),
      () => routeAgents(router, { otherwise: ({ userID }) => of(trace.text(userID)) }),
    ]);
  });

  it('refuses a table without one of the names, or with one more', () => {
    compiles([
      // @ts-expect-error hotels is missing
      () => routeAgents((turn) => (isFlight(turn) ? 'flights' : 'hotels'), { flights }),
      // @ts-expect-error nobody ever goes by train
      () => routeAgents(() => 'flights', { flights, trains: hotels }),
      // @ts-expect-error otherwise is a name here, and is missing
      () => routeAgents((turn) => (isFlight(turn) ? 'flights' : 'otherwise'), { flights }),
      // @ts-expect-error there is no agent
      () => routeAgents(() => 'flights', {}),
    ]);
  });

  it('refuses a table without otherwise where any text may be chosen', () => {
    compiles([
      // @ts-expect-error the user may be called anything
      () => routeAgents(({ userID }) => userID, { flights }),
      // @ts-expect-error an agent may say anything
      () => routeAgents(router, { flights, hotels }),
      // @ts-expect-error the router may say anything
      () => routeAgents((turn) => (isFlight(turn) ? 'flights' : router(turn)), { flights }),
      // @ts-expect-error a promise of any text
      () => routeAgents(() => Promise.resolve('flights'), { flights }),
      // @ts-expect-error one of endless names
      () => routeAgents(() => pattern, { 'trip-1': flights }),
      // @ts-expect-error there is no agent
      () => routeAgents(router, {}),
    ]);
  });

  it('refuses what is no agent, no choice or no option', () => {
    compiles([
      // @ts-expect-error a name is no agent
      () => routeAgents(() => 'flights', { flights: 'flights' }),
      // @ts-expect-error a number is no name
      () => routeAgents(() => 5, { otherwise }),
      // @ts-expect-error nothing is no name
      () => routeAgents(() => undefined, { otherwise }),
      // @ts-expect-error a stream of numbers names nothing
      () => routeAgents(() => of(5), { otherwise }),
      // @ts-expect-error no such option
      () => routeAgents(router, { otherwise }, { name: 'router' }),
    ]);
  });
});

describe('NoRouteError', () => {
  it('is narrowed to by its guard', () => {
    if (isNoRouteError(unknownError)) {
      expectTypeOf(unknownError.route).toEqualTypeOf<string>();
      expectTypeOf(unknownError.routes).toEqualTypeOf<readonly string[]>();
      expectTypeOf(unknownError.safeToResend).toEqualTypeOf<boolean>();
    }
    expect(isStreamError(undefined)).toBe(false);
  });
});
