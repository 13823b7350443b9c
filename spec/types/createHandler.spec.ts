import { expectTypeOf } from 'expect-type';
import { of } from 'rxjs';
import { trace } from '../../lib';
import type { Agent, Turn } from '../../lib';
import { createHandler } from '../../lib/server';
import type { Handler } from '../../lib/server';

const greeter: Agent = () => of(trace.text('hi'));
const config = { authorize: () => true };

describe('createHandler types', () => {
  it('infer the turn of an agent that is written in place', () => {
    const handler = createHandler((turn) => {
      expectTypeOf(turn).toEqualTypeOf<Turn>();
      return of(trace.text(turn.userID));
    }, config);

    expectTypeOf(handler).toEqualTypeOf<Handler>();
  });

  it('take a record and a look-up', () => {
    const agents = new Map([['p1', greeter]]);

    expectTypeOf(createHandler({ p1: greeter }, config)).toEqualTypeOf<Handler>();
    const find = (projectID: string) => agents.get(projectID);
    expectTypeOf(createHandler(find, config)).toEqualTypeOf<Handler>();
  });

  it('require authorize', () => {
    // @ts-expect-error there is no default
    expect(() => createHandler(greeter, {})).toThrow('authorize');
  });

  it('refuse what gives no traces', () => {
    // @ts-expect-error numbers are no traces
    expect(createHandler(() => of(1), config)).toBeInstanceOf(Function);
  });
});
