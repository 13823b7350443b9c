import { expectTypeOf } from 'expect-type';
import { EMPTY, NEVER, of } from 'rxjs';
import { trace } from '../../lib';
import type { Agent } from '../../lib';
import { fallbackAgent } from '../../lib/agents/choice/fallbackAgent';
import type { FallbackConfig } from '../../lib/agents/choice/fallbackAgent';

const first: Agent = () => of(trace.text('a'));
const second: Agent = () => of(trace.text('b'));
const after = trace.text('Once more.');

describe('fallbackAgent', () => {
  it('is an agent', () => {
    expectTypeOf(fallbackAgent(first, second)).toEqualTypeOf<Agent>();
    expectTypeOf(fallbackAgent(first, second, {})).toEqualTypeOf<Agent>();
    expectTypeOf(fallbackAgent(first, second, { after })).toEqualTypeOf<Agent>();
    expectTypeOf(
      fallbackAgent(
        () => EMPTY,
        () => NEVER,
        { before: 'firstTrace' },
      ),
    ).toEqualTypeOf<Agent>();
  });

  it('infers what its callbacks are given, and nothing of an error', () => {
    fallbackAgent(first, ({ userID }) => of(trace.text(userID)), {
      when: (error) => {
        expectTypeOf(error).toEqualTypeOf<unknown>();
        return true;
      },
      onFallback: (error) => {
        expectTypeOf(error).toEqualTypeOf<unknown>();
      },
    });
    fallbackAgent(first, second, {
      after: (error) => {
        expectTypeOf(error).toEqualTypeOf<unknown>();
        return after;
      },
      maxOpen: 5,
    });
  });

  it('takes a configuration that may be either', () => {
    const config: FallbackConfig = { when: () => true };

    expectTypeOf(fallbackAgent(first, second, config)).toEqualTypeOf<Agent>();
  });

  it('refuses before and after at once, and what is no option, no trace and no agent', () => {
    const refused = [
      // @ts-expect-error it cannot be both
      () => fallbackAgent(first, second, { before: 'firstTrace', after }),
      // @ts-expect-error no such moment
      () => fallbackAgent(first, second, { before: 'end' }),
      // @ts-expect-error what is open gets no end where nothing comes after
      () => fallbackAgent(first, second, { maxOpen: 5 }),
      // @ts-expect-error a text is no trace
      () => fallbackAgent(first, second, { after: 'Once more.' }),
      // @ts-expect-error a text is no trace
      () => fallbackAgent(first, second, { after: () => 'Once more.' }),
      // @ts-expect-error a promise is always true
      () => fallbackAgent(first, second, { when: () => Promise.resolve(true) }),
      // @ts-expect-error there is nobody to fall back on
      () => fallbackAgent(first),
      // @ts-expect-error numbers are not traces
      () => fallbackAgent(first, () => of(5)),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
