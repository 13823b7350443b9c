import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, connectionStatus, createClient, trace } from '../../lib';
import type {
  AccumulatedTrace,
  ConnectionStatus,
  DisconnectError,
  RetryAttempt,
  StreamError,
  Trace,
  TurnEvent,
  WatchedTurn,
} from '../../lib';

const traces$ = of<Trace[]>(trace.text('a'));
const client = createClient({ apiKey: 'VF.DM.x', projectID: 'p1' });

describe('connectionStatus', () => {
  it('gives the turn with what it emits', () => {
    expectTypeOf(connectionStatus(traces$)).toEqualTypeOf<WatchedTurn<Trace>>();
    expectTypeOf(connectionStatus(traces$, { attempts: 2 }).turn$).toEqualTypeOf<
      Observable<Trace>
    >();
    expectTypeOf(connectionStatus(client.events({ userID: 'ada' })).turn$).toEqualTypeOf<
      Observable<TurnEvent>
    >();
    expectTypeOf(connectionStatus(EMPTY).turn$).toEqualTypeOf<Observable<never>>();
    expectTypeOf(connectionStatus(NEVER).turn$).toEqualTypeOf<Observable<never>>();
  });

  it('keeps what earlier operators added, and stands before the others', () => {
    const { turn$ } = connectionStatus(traces$.pipe(map((value) => ({ ...value, at: 1 }))));

    turn$.subscribe(({ at }) => {
      expectTypeOf(at).toEqualTypeOf<number>();
    });
    expectTypeOf(
      connectionStatus(client.interact({ userID: 'ada' })).turn$.pipe(accumulateCompletions()),
    ).toEqualTypeOf<Observable<AccumulatedTrace<Trace>>>();
  });

  it('adds what the resume of its config emits', () => {
    const config = { resume: (error: DisconnectError) => [error.cursor] };

    expectTypeOf(connectionStatus(traces$, config).turn$).toEqualTypeOf<
      Observable<Trace | string | undefined>
    >();
    expectTypeOf(
      connectionStatus(traces$, { resume: () => Promise.resolve(trace.text('b')) }).turn$,
    ).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(connectionStatus(traces$, { resume: () => NEVER }).turn$).toEqualTypeOf<
      Observable<Trace>
    >();
  });

  it('gives its callbacks what they need', () => {
    connectionStatus(traces$, {
      resume: (error) => {
        expectTypeOf(error).toEqualTypeOf<DisconnectError>();
        return EMPTY;
      },
      onRetry: (retry) => {
        expectTypeOf(retry).toEqualTypeOf<RetryAttempt>();
      },
    });
  });

  it('tells statuses apart', () => {
    const { status$ } = connectionStatus(traces$);

    expectTypeOf(status$).toEqualTypeOf<Observable<ConnectionStatus>>();
    status$.subscribe((now) => {
      if (now.status === 'reconnecting') {
        expectTypeOf(now.cause).toEqualTypeOf<StreamError>();
        expectTypeOf(now.delay).toEqualTypeOf<number>();
      }
      if (now.status === 'closed') {
        expectTypeOf(now.outcome).toEqualTypeOf<'completed' | 'failed' | 'left'>();
        if (now.outcome === 'failed') expectTypeOf(now.error).toEqualTypeOf<unknown>();
      }
      // @ts-expect-error only a failure has an error
      expectTypeOf(now.error);
    });
  });

  it('refuses what is no option', () => {
    // @ts-expect-error no option has this name
    connectionStatus(traces$, { count: 3 });
    // @ts-expect-error nothing to subscribe to
    connectionStatus(traces$, { resume: () => 5 });
    // @ts-expect-error a turn is an Observable
    connectionStatus(5);
  });
});
