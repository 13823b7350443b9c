import { expectTypeOf } from 'expect-type';
import type { Observable } from 'rxjs';
import { createClient } from '../../lib';
import type { Client, ClientConfig, DisconnectError, Trace, TurnEvent } from '../../lib';

const client = createClient({ baseURL: 'https://agent.test', projectID: 'p1' });
const turnURL = 'https://agent.test/v2/project/p1/user/ada/interact/stream/t1';

describe('createClient', () => {
  it('takes values, and functions that give them at once or later', () => {
    expectTypeOf<string>().toExtend<ClientConfig['apiKey']>();
    expectTypeOf<() => string>().toExtend<ClientConfig['apiKey']>();
    expectTypeOf<() => Promise<string>>().toExtend<ClientConfig['apiKey']>();
    expectTypeOf<Record<string, string>>().toExtend<ClientConfig['headers']>();
    expectTypeOf<() => { readonly 'x-a': string }>().toExtend<ClientConfig['headers']>();
    expectTypeOf<() => Promise<Record<string, string>>>().toExtend<ClientConfig['headers']>();
    expectTypeOf<boolean>().toExtend<ClientConfig['idempotencyKey']>();
    expectTypeOf<() => string>().toExtend<ClientConfig['idempotencyKey']>();
  });

  it('refuses functions that give something else', () => {
    const refused = [
      // @ts-expect-error it may give none
      () => createClient({ projectID: 'p1', apiKey: (): string | undefined => undefined }),
      // @ts-expect-error its fields are not texts
      () => createClient({ projectID: 'p1', headers: () => ({ 'x-count': 1 }) }),
      // @ts-expect-error a class of the platform, which has no fields of its own
      () => createClient({ projectID: 'p1', headers: () => new Headers() }),
      // @ts-expect-error it is not waited for
      () => createClient({ projectID: 'p1', idempotencyKey: () => Promise.resolve('k') }),
      // @ts-expect-error the key of one turn is none for all
      () => createClient({ projectID: 'p1', idempotencyKey: 'k' }),
    ];

    expect(refused).toHaveLength(5);
  });
});

describe('a client', () => {
  it('attaches to traces, or to all events', () => {
    expectTypeOf(client.attach({ turnURL })).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(client.attachEvents({ turnURL, cursor: '7' })).toEqualTypeOf<
      Observable<TurnEvent>
    >();
  });

  it('takes the cursor of an error as it is', () => {
    expectTypeOf<Pick<DisconnectError, 'cursor'>>().toExtend<
      Pick<Parameters<Client['attach']>[0], 'cursor'>
    >();
  });

  it('cancels with an outcome', () => {
    expectTypeOf(client.cancel(turnURL)).toEqualTypeOf<Observable<'cancelled' | 'over'>>();
    expectTypeOf(client.cancel)
      .parameter(1)
      .toExtend<{ readonly signal?: AbortSignal } | undefined>();
  });

  it('tells events apart, the open without an id', () => {
    client
      .events({ userID: 'ada' })
      .subscribe((event) => {
        expectTypeOf(event.id).toEqualTypeOf<string | undefined>();
        if (event.event === 'open') {
          expectTypeOf(event.turnURL).toEqualTypeOf<string | undefined>();
          expectTypeOf(event.onDisconnect).toEqualTypeOf<'continue' | 'cancel' | undefined>();
        }
      })
      .unsubscribe();
  });

  it('refuses what no attachment and no cancellation has', () => {
    const refused = [
      // @ts-expect-error it does not say where
      () => client.attach({ cursor: '7' }),
      // @ts-expect-error ids are texts
      () => client.attach({ turnURL, cursor: 7 }),
      // @ts-expect-error an attachment begins nothing
      () => client.attach({ turnURL, action: { type: 'launch' } }),
      // @ts-expect-error nothing is received
      () => client.cancel(turnURL, { onInvalidTrace: 'skip' }),
    ];

    expect(refused).toHaveLength(4);
  });
});
