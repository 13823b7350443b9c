import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, createClient, retryOnDisconnect, trace } from '../../lib';
import type {
  AccumulatedTrace,
  DisconnectError,
  RetryAttempt,
  RetryOnDisconnectConfig,
  StreamError,
  Trace,
  TurnEvent,
} from '../../lib';

const traces$ = of<Trace[]>(trace.text('a'));
const client = createClient({ apiKey: 'VF.DM.x', projectID: 'p1' });

describe('retryOnDisconnect', () => {
  it('emits what the source emits', () => {
    expectTypeOf(traces$.pipe(retryOnDisconnect())).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(traces$.pipe(retryOnDisconnect({ attempts: 2 }))).toEqualTypeOf<
      Observable<Trace>
    >();
    expectTypeOf(client.events({ userID: 'ada' }).pipe(retryOnDisconnect())).toEqualTypeOf<
      Observable<TurnEvent>
    >();
  });

  it('keeps what earlier operators added', () => {
    const stamped$ = traces$.pipe(map((value) => ({ ...value, at: 1 })));

    stamped$.pipe(retryOnDisconnect()).subscribe(({ at }) => {
      expectTypeOf(at).toEqualTypeOf<number>();
    });
  });

  it('stands before the other operators', () => {
    const result$ = client
      .interact({ userID: 'ada' })
      .pipe(retryOnDisconnect({ replay: true }), accumulateCompletions());

    expectTypeOf(result$).toEqualTypeOf<Observable<AccumulatedTrace<Trace>>>();
  });

  it('adds what the resume of its config emits', () => {
    const config = { resume: (error: DisconnectError) => [error.cursor] };

    expectTypeOf(traces$.pipe(retryOnDisconnect(config))).toEqualTypeOf<
      Observable<Trace | string | undefined>
    >();
    expectTypeOf(
      traces$.pipe(retryOnDisconnect({ resume: () => Promise.resolve(trace.text('b')) })),
    ).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(traces$.pipe(retryOnDisconnect({ resume: () => traces$ }))).toEqualTypeOf<
      Observable<Trace>
    >();
    expectTypeOf(traces$.pipe(retryOnDisconnect({ resume: () => NEVER }))).toEqualTypeOf<
      Observable<Trace>
    >();
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(retryOnDisconnect())).toEqualTypeOf<Observable<never>>();
    expectTypeOf(NEVER.pipe(retryOnDisconnect())).toEqualTypeOf<Observable<never>>();
  });

  it('gives its callbacks what they need', () => {
    retryOnDisconnect({
      resume: (error) => {
        expectTypeOf(error).toEqualTypeOf<DisconnectError>();
        return EMPTY;
      },
      replay: (error) => {
        expectTypeOf(error).toEqualTypeOf<StreamError>();
        return false;
      },
      onRetry: (retry) => {
        expectTypeOf(retry).toEqualTypeOf<RetryAttempt>();
      },
    });
    expectTypeOf<RetryOnDisconnectConfig>().toExtend<
      Parameters<typeof retryOnDisconnect<Observable<Trace>>>[0]
    >();
  });

  it('refuses what is no option', () => {
    // @ts-expect-error no option has this name
    retryOnDisconnect({ count: 3 });
    // @ts-expect-error neither a boolean nor a function
    retryOnDisconnect({ replay: 'launch' });
    // @ts-expect-error nothing to subscribe to
    retryOnDisconnect({ resume: () => 5 });
  });
});
