import { expectTypeOf } from 'expect-type';
import { of } from 'rxjs';
import { trace } from '../../lib';
import type { Agent, Trace, Turn } from '../../lib';
import { handoff } from '../../lib/agents/choice/handoff';
import type { HandoffStore } from '../../lib/agents/choice/HandoffStore';

const agent: Agent = () => of(trace.text('a'));
const to: Agent = () => of(trace.text('b'));
const when = () => true;

describe('handoff', () => {
  it('is an agent', () => {
    expectTypeOf(handoff(agent, { when, to })).toEqualTypeOf<Agent>();
    expectTypeOf(handoff(agent, { when, to, from: 'nextTurn' })).toEqualTypeOf<Agent>();
  });

  it('infers what its callbacks are given', () => {
    handoff(agent, {
      when: (said) => {
        expectTypeOf(said).toEqualTypeOf<Trace>();
        return said.type === 'custom' && said.name === 'book';
      },
      back: (said) => {
        expectTypeOf(said).toEqualTypeOf<Trace>();
        return said.type === 'end';
      },
      to: (turn) => {
        expectTypeOf(turn).toEqualTypeOf<Turn>();
        return of(trace.text(turn.userID));
      },
      store: {
        read: (turn) => {
          expectTypeOf(turn).toEqualTypeOf<Turn>();
          return false;
        },
        write: (turn, handedOver) => {
          expectTypeOf(turn).toEqualTypeOf<Turn>();
          expectTypeOf(handedOver).toEqualTypeOf<boolean>();
        },
      },
    });
  });

  it('takes a store that answers at once, or later', () => {
    const users = new Map<string, boolean>();
    const store: HandoffStore = {
      read: ({ userID }) => users.get(userID) ?? false,
      write: ({ userID }, handedOver) => Promise.resolve(void users.set(userID, handedOver)),
    };

    expectTypeOf(handoff(agent, { when, to, store })).toEqualTypeOf<Agent>();
  });

  it('refuses what is no option, and a handoff without a condition or a successor', () => {
    const refused = [
      // @ts-expect-error nobody goes on
      () => handoff(agent, { when }),
      // @ts-expect-error it is never handed over
      () => handoff(agent, { to }),
      // @ts-expect-error no such turn
      () => handoff(agent, { when, to, from: 'lastTurn' }),
      // @ts-expect-error a promise is always true
      () => handoff(agent, { when: () => Promise.resolve(true), to }),
      // @ts-expect-error nobody writes
      () => handoff(agent, { when, to, store: { read: when } }),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
