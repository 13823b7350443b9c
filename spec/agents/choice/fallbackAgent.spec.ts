import { NEVER, of, Subject, throwError } from 'rxjs';
import {
  AbortError,
  AgentError,
  ConnectError,
  DisconnectError,
  InvalidInputError,
  TurnCancelledError,
} from '../../../lib/errors';
import { trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { fallbackAgent } from '../../../lib/agents/choice/fallbackAgent';
import { runTraceMarbles, scriptedAgent, spyOn } from '../../../lib/testing';
import { says, told, turn } from './support/parts';

const failing =
  (error: unknown): Agent =>
  () =>
    throwError(() => error);
const down = new AgentError('down');

describe('fallbackAgent', () => {
  it('has the turn of the second agent where the first fails before it says anything', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('    ---#       ', undefined, down);
      const second = cold('      --c--d-|');
      const expected = '      -----c--d-|';

      expectObservable(
        fallbackAgent(
          () => first,
          () => second,
        )(turn),
      ).toBe(expected);
      expectSubscriptions(first.subscriptions).toBe(' ^--!       ');
      expectSubscriptions(second.subscriptions).toBe('---^------!');
    });
  });

  it('leaves the second agent alone where the first answers', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('    --a--|');
      const second = cold('   --b--|');

      expectObservable(
        fallbackAgent(
          () => first,
          () => second,
        )(turn),
      ).toBe('--a--|');
      expectObservable(
        fallbackAgent(
          () => cold('--|'),
          () => second,
        )(turn),
      ).toBe('--|');
      expectObservable(
        fallbackAgent(
          () => NEVER,
          () => second,
        )(turn),
      ).toBe('--');
      expectSubscriptions(second.subscriptions).toBe([]);
    });
  });

  it('lets the error out once the first agent has spoken', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('    --a--#', undefined, down);
      const second = cold('   --b--|');

      for (const config of [undefined, {}, { before: 'firstTrace' } as const]) {
        const agent = fallbackAgent(
          () => first,
          () => second,
          config,
        );
        expectObservable(agent(turn)).toBe('--a--#', undefined, down);
      }
      expectSubscriptions(second.subscriptions).toBe([]);
    });
  });

  it('is torn down with either of the two', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('    ---#       ', undefined, down);
      const second = cold('      --c--d-|');
      const agent = fallbackAgent(
        () => first,
        () => second,
      );

      expectObservable(agent(turn), '^-!').toBe('---');
      expectObservable(agent(turn), '^------!').toBe('-----c-');
      expectSubscriptions(first.subscriptions).toBe(['^-!', '^--!']);
      expectSubscriptions(second.subscriptions).toBe('---^---!');
    });
  });

  it('steps in for what the first agent throws when it is called', () => {
    const broken: Agent = () => {
      throw new TypeError('a fault');
    };
    const { completed, values } = spyOn(fallbackAgent(broken, says('Sorry'))(turn));

    expect(told(values)).toEqual(['Sorry']);
    expect(completed).toBe(true);
  });

  it('gives both the turn, and each subscription a turn of its own', () => {
    runTraceMarbles(({ expectObservable, flush }) => {
      const first = scriptedAgent(['#{agent "down"}', '{text "up"}|']);
      const second = scriptedAgent('{text "other"}|');
      const answer$ = fallbackAgent(first, second)(turn);

      expectObservable(answer$).toBe('{text "other"}|');
      expectObservable(answer$).toBe('{text "up"}|');
      flush();
      expect(first.calls).toEqual([turn, turn]);
      expect(second.calls).toEqual([turn]);
    });
  });

  it('lets the error of the second agent out, which is not safe to resend', () => {
    const agent = fallbackAgent(failing(down), failing(new ConnectError('no')));
    expect(spyOn(agent(turn)).errors).toMatchObject([
      { _tag: 'ConnectError', sent: 'no', safeToResend: false },
    ]);

    const alone = fallbackAgent(failing(new ConnectError('no')), says('x'), { when: () => false });
    expect(spyOn(alone(turn)).errors).toMatchObject([{ safeToResend: true }]);
  });

  it('falls back from one to the next in a row', () => {
    const agent = fallbackAgent(failing(down), fallbackAgent(failing(down), says('third')));
    expect(told(spyOn(agent(turn)).values)).toEqual(['third']);

    const other = fallbackAgent(fallbackAgent(failing(down), failing(down)), says('third'));
    expect(told(spyOn(other(turn)).values)).toEqual(['third']);
  });

  it('tears the first agent down before it asks the second', () => {
    const first = new Subject<Trace>();
    let isObserved: boolean | undefined;
    const second: Agent = () => {
      isObserved = first.observed;
      return of();
    };
    spyOn(fallbackAgent(() => first, second)(turn));
    first.error(down);

    expect(isObserved).toBe(false);
  });

  it('keeps the order where a consumer makes the first agent fail in next', () => {
    const first = new Subject<Trace>();
    const agent = fallbackAgent(() => first, says('b'), { after: trace.text('m') });
    const spy = spyOn(agent(turn), () => {
      if (spy.values.length === 1) first.error(down);
    });
    first.next(trace.text('a'));

    expect(told(spy.values)).toEqual(['a', 'm', 'b']);
    expect(spy.completed).toBe(true);
  });
});

describe('what fallbackAgent steps in for', () => {
  it.each([{ error: new AbortError() }, { error: new TurnCancelledError() }])(
    'is not that somebody left: $error.name',
    ({ error }) => {
      const second = scriptedAgent('|');

      expect(spyOn(fallbackAgent(failing(error), second)(turn)).errors).toEqual([error]);
      expect(second.calls).toEqual([]);
    },
  );

  it.each([down, new TypeError('a fault'), 'a text', undefined, new InvalidInputError('x', 'y')])(
    'is any other failure: %p',
    (error) => {
      expect(told(spyOn(fallbackAgent(failing(error), says('b'))(turn)).values)).toEqual(['b']);
    },
  );

  it('is what when says', () => {
    const when = jest.fn((error: unknown) => error instanceof AbortError);
    const agent = (error: unknown) => fallbackAgent(failing(error), says('b'), { when })(turn);
    const aborted = new AbortError();

    expect(told(spyOn(agent(aborted)).values)).toEqual(['b']);
    expect(spyOn(agent(down)).errors).toEqual([down]);
    expect(when.mock.calls).toEqual([[aborted], [down]]);
    expect(when.mock.calls[0]?.[0]).toBe(aborted);
  });

  it('is not asked once the first agent has spoken', () => {
    const when = jest.fn(() => true);
    const onFallback = jest.fn();
    runTraceMarbles(({ cold, expectObservable }) => {
      const agent = fallbackAgent(() => cold('-a-#', undefined, down), says('b'), {
        when,
        onFallback,
      });
      expectObservable(agent(turn)).toBe('-a-#', undefined, down);
    });

    expect(when).not.toHaveBeenCalled();
    expect(onFallback).not.toHaveBeenCalled();
  });

  it('cannot be gone on with past it', () => {
    const cut = new DisconnectError({ phase: 'reset', received: 0, resume: () => NEVER });
    const when = jest.fn(() => false);
    const { errors } = spyOn(fallbackAgent(failing(cut), says('b'), { when })(turn));

    expect(errors).toMatchObject([{ _tag: 'DisconnectError', resume: undefined }]);
    expect(when.mock.calls).toMatchObject([[{ resume: undefined }]]);
  });

  it('is told before the second agent runs, and only where it does', () => {
    const order: unknown[] = [];
    const onFallback = (error: unknown) => order.push(error);
    const second: Agent = () => {
      order.push('second');
      return of();
    };
    spyOn(fallbackAgent(failing(down), second, { onFallback })(turn));
    spyOn(fallbackAgent(says('a'), second, { onFallback })(turn));
    spyOn(fallbackAgent(failing(new AbortError()), second, { onFallback })(turn));

    expect(order).toEqual([down, 'second']);
  });

  it('errors the stream where a callback throws', () => {
    const failure = new Error('my fault');
    const fault = () => {
      throw failure;
    };
    for (const config of [{ when: fault }, { onFallback: fault }]) {
      const second = scriptedAgent('|');
      const { errors } = spyOn(fallbackAgent(failing(down), second, config)(turn));

      expect(errors[0]).toBe(failure);
      expect(second.calls).toEqual([]);
    }
  });
});
