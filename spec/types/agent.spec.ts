import { expectTypeOf } from 'expect-type';
import { concat, defer, EMPTY, from, map, NEVER, of, timer } from 'rxjs';
import type { Observable, ObservedValueOf } from 'rxjs';
import { action, createClient, filterTraceType, trace } from '../../lib';
import type { Action, Agent, Client, TextTrace, Trace, Turn } from '../../lib';
import { createHandler } from '../../lib/server';
import type { Agent as ServerAgent } from '../../lib/server';

const client = createClient({ apiKey: 'VF.DM.key', projectID: 'p1' });

describe('Agent', () => {
  it('is a function from a turn to traces', () => {
    expectTypeOf<Agent>().toEqualTypeOf<(turn: Turn) => Observable<Trace>>();
    expectTypeOf<ServerAgent>().toEqualTypeOf<Agent>();
  });

  it('is what a client interacts with', () => {
    expectTypeOf(client.interact).toExtend<Agent>();
    expectTypeOf<Client['interact']>().toExtend<Agent>();
    const { interact } = client;
    const agent: Agent = interact;

    expectTypeOf(agent).returns.toEqualTypeOf<Observable<Trace>>();
  });

  it('gives the parameter of a function of the user its type', () => {
    const agent: Agent = ({ action: done, userID, completionEvents }) => {
      expectTypeOf(done).toEqualTypeOf<Action | null | undefined>();
      expectTypeOf(userID).toEqualTypeOf<string>();
      expectTypeOf(completionEvents).toEqualTypeOf<boolean>();
      return done?.type === 'text'
        ? concat(
            of(trace.text('Give me a moment…')),
            timer(800).pipe(map(() => trace.choice([done.payload]))),
          )
        : of(trace.text('Say something'), trace.end());
    };

    expectTypeOf(agent).toExtend<Agent>();
  });

  it('is any function that gives some traces', () => {
    const greeter = () => of(trace.text('Hello'));
    const silent = () => EMPTY;
    const endless = () => NEVER;
    const slow = ({ userID }: Turn) => from(Promise.resolve(trace.custom('Pay', userID)));
    const late = (turn: Turn) => defer(() => client.interact(turn));

    expectTypeOf(greeter).toExtend<Agent>();
    expectTypeOf(silent).toExtend<Agent>();
    expectTypeOf(endless).toExtend<Agent>();
    expectTypeOf(slow).toExtend<Agent>();
    expectTypeOf(late).toExtend<Agent>();
  });

  it('is served without a type being written', () => {
    expectTypeOf(
      createHandler(
        ({ userID }) => {
          expectTypeOf(userID).toEqualTypeOf<string>();
          return of(trace.text(userID));
        },
        { authorize: ({ key }) => key === 'secret' },
      ),
    ).returns.resolves.toEqualTypeOf<Response>();
  });

  it('is no function that gives something else', () => {
    // @ts-expect-error numbers are not traces
    const numbers: Agent = () => of(1);
    // @ts-expect-error nothing is no stream of traces
    const forgetful: Agent = () => undefined;
    // @ts-expect-error no turn has this field
    const curious: Agent = ({ password }) => of(trace.text(String(password)));

    expect([numbers, forgetful, curious]).toHaveLength(3);
  });
});

describe('a client', () => {
  it('gives traces that narrow', () => {
    const turn = { userID: 'ada', action: action.launch(), completionEvents: true };

    expectTypeOf(client.interact(turn)).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(client.interact(turn).pipe(filterTraceType('text'))).toEqualTypeOf<
      Observable<TextTrace>
    >();
    expectTypeOf(client.iterate(turn)).toEqualTypeOf<AsyncIterable<Trace>>();
  });

  it('gives events that narrow', () => {
    const told = (event: ObservedValueOf<ReturnType<typeof client.events>>) => {
      if (event.event === 'trace') expectTypeOf(event.trace).toEqualTypeOf<Trace>();
      if (event.event === 'state') expectTypeOf(event.state).toEqualTypeOf<unknown>();
      expectTypeOf(event.id).toEqualTypeOf<string | undefined>();
    };

    expectTypeOf(told).toBeFunction();
  });
});
