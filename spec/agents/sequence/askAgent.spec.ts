import { concat, defer, EMPTY, map, of, range, switchMap, take, throwError } from 'rxjs';
import {
  action,
  AgentError,
  ConnectError,
  DisconnectError,
  InvalidInputError,
  trace,
} from '../../../lib';
import type { Agent, Turn } from '../../../lib';
import { askAgent } from '../../../lib/agents/sequence/askAgent';
import { concatAgents } from '../../../lib/agents/sequence/concatAgents';
import { agentLaws, runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';

const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };
const planner = { source: ['planner'] };

const says =
  (...words: readonly string[]): Agent =>
  () =>
    of(...words.map((word) => trace.text(word)));

describe('ask(turn)', () => {
  it('gives what the agent said, when it has completed', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const agent = cold('--[-h-i-]-{text "you"}--|');
      const text$ = askAgent(() => agent)(turn);

      expectObservable(text$.pipe(map((text) => trace.text(text)))).toBe(
        '                 -------------({text "hi\\nyou"}|)',
      );
      expectSubscriptions(agent.subscriptions).toBe('^------------!');
    });
  });

  it('gives an empty text where nothing was said', () => {
    expect(spyOn(askAgent(() => EMPTY)(turn))).toMatchObject({ values: [''], completed: true });
    expect(spyOn(askAgent(() => of(trace.debug('d'), start(), end()))(turn)).values).toEqual(['']);
  });

  it('reads a message that was cut', () => {
    expect(spyOn(askAgent(() => of(start(), content('Hel')))(turn)).values).toEqual(['Hel']);
  });

  it('fails as the agent does, with its name, and gives no text', () => {
    const agent: Agent = () =>
      concat(
        of(trace.text('a')),
        throwError(() => new ConnectError('no')),
      );
    const { errors, values } = spyOn(askAgent(agent, { name: 'planner' })(turn));

    expect(values).toEqual([]);
    expect(errors).toMatchObject([{ _tag: 'ConnectError', safeToResend: true, ...planner }]);
    expect(spyOn(askAgent(agent)(turn)).errors[0]).not.toHaveProperty('source');
  });

  it('makes an error of what the agent throws when it is called', () => {
    const ask = askAgent(
      () => {
        throw new TypeError('a fault');
      },
      { name: 'planner' },
    );

    expect(spyOn(ask(turn)).errors).toMatchObject([
      { _tag: 'UnexpectedError', ...planner, cause: { message: 'a fault' } },
    ]);
  });

  it('asks once a subscription, and not before', () => {
    const asked = jest.fn();
    const agent: Agent = (own) =>
      defer(() => {
        asked(own);
        return of(trace.text('a'));
      });
    const text$ = askAgent(agent)(turn);
    expect(asked).not.toHaveBeenCalled();

    expect(spyOn(text$).values).toEqual(['a']);
    expect(spyOn(text$).values).toEqual(['a']);
    expect(asked.mock.calls).toEqual([[turn], [turn]]);
  });

  it('leaves the agent when it is left', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const agent = cold('-a----|');
      expectObservable(askAgent(() => agent)(turn), '---!').toBe('----');
      expectSubscriptions(agent.subscriptions).toBe('^--!');
    });
  });
});

describe('ask(turn, answer)', () => {
  it('shows what the agent says under its name, and then the answer', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const agent = cold('--[-h-i-]-|');
      const answer = cold('          --{text "hi!"}--|');
      const turn$ = askAgent(() => agent, { name: 'planner' })(turn, () => answer);

      expectObservable(turn$).toBe('--s-h-i-e---t--|', {
        s: start(planner),
        h: content('h', planner),
        i: content('i', planner),
        e: end(planner),
        t: trace.text('hi!'),
      });
      expectSubscriptions(agent.subscriptions).toBe(' ^---------!');
      expectSubscriptions(answer.subscriptions).toBe('----------^----!');
    });
  });

  it('gives the answer the text: of the agent alone, and empty where it said nothing', () => {
    const answer = (text: string) => of(trace.text(`<${text}>`));

    expect(spyOn(askAgent(says('a', 'b'))(turn, answer)).values[2]).toEqual(trace.text('<a\nb>'));
    expect(spyOn(askAgent(says())(turn, answer)).values).toEqual([trace.text('<>')]);
  });

  it('takes arrays and promises for an answer', async () => {
    const ask = askAgent(says('a'));
    const spy = spyOn(ask(turn, (text) => Promise.resolve(trace.text(`<${text}>`))));
    await new Promise((resolve) => spy.subscription.add(() => resolve(undefined)));

    expect(spy.values).toEqual([trace.text('a'), trace.text('<a>')]);
    expect(spyOn(ask(turn, () => [trace.end()])).values).toEqual([trace.text('a'), trace.end()]);
  });

  it('does not answer where the agent fails or is left', () => {
    const answer = jest.fn(() => of(trace.text('b')));
    const failing = askAgent(() => throwError(() => new AgentError('no')), { name: 'planner' });

    expect(spyOn(failing(turn, answer)).errors).toMatchObject([planner]);
    spyOn(askAgent(says('a'))(turn, answer).pipe(take(1)));
    expect(answer).not.toHaveBeenCalled();
  });

  it('fails with what the answer throws', () => {
    const ask = askAgent(says('a'), { name: 'planner' });
    const fault = new TypeError('a fault');
    const { errors, values } = spyOn(
      ask(turn, () => {
        throw fault;
      }),
    );

    expect(values).toHaveLength(1);
    expect(errors[0]).toBe(fault);
  });

  it('lets nobody have the turn again, nor go on with the answer alone, where the agent has run', () => {
    const ask = askAgent(says('a'), { name: 'planner' });
    const resume = () => of(trace.text('c'));
    const errorsOf = (error: Error) => spyOn(ask(turn, () => throwError(() => error))).errors;

    expect(errorsOf(new ConnectError('no'))).toMatchObject([{ safeToResend: false }]);
    expect(errorsOf(new ConnectError('no'))[0]).not.toHaveProperty('source');
    expect(errorsOf(new DisconnectError({ phase: 'closed', received: 0, resume }))).toMatchObject([
      { resume: undefined },
    ]);
  });

  it('leaves the answer when it is left', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('-a----|');
      expectObservable(
        askAgent(says())(turn, () => answer),
        '---!',
      ).toBe('-a--');
      expectSubscriptions(answer.subscriptions).toBe('^--!');
    });
  });

  it('answers once a subscription', () => {
    const answer = jest.fn((text: string) => of(trace.text(`<${text}>`)));
    const turn$ = askAgent(says('a'))(turn, answer);
    expect(spyOn(turn$).values).toEqual(spyOn(turn$).values);

    expect(answer.mock.calls).toEqual([['a'], ['a']]);
  });
});

describe('askAgent', () => {
  const echo: Agent = ({ action: said }) =>
    of(trace.text(said?.type === 'text' ? `<${said.payload}>` : ''));

  it('fits where an agent works with another: its stream hidden, or shown', () => {
    const ask = askAgent(says('a'), { name: 'planner' });
    const hidden: Agent = (own) =>
      ask(own).pipe(switchMap((text) => echo({ ...own, action: action.text(text) })));
    const shown: Agent = (own) => ask(own, (text) => echo({ ...own, action: action.text(text) }));

    expect(spyOn(hidden(turn)).values).toEqual([trace.text('<a>')]);
    expect(spyOn(shown(turn)).values).toEqual([
      { ...trace.text('a'), ...planner },
      trace.text('<a>'),
    ]);
  });

  it('limits the text', () => {
    const ask = askAgent(says('abc', 'd'), { maxCharacters: 4 });
    const tooLong = [{ _tag: 'CompletionTooLongError', limit: 4, text: 'abc' }];
    const shown = spyOn(ask(turn, () => EMPTY));

    expect(spyOn(ask(turn)).errors).toMatchObject(tooLong);
    expect(shown.errors).toMatchObject(tooLong);
    expect(shown.values).toHaveLength(2);
    const fits = askAgent(says('abc', 'd'), { maxCharacters: 5 });
    expect(spyOn(fits(turn)).values).toEqual(['abc\nd']);
    expect(spyOn(fits(turn, () => EMPTY)).completed).toBe(true);
  });

  it('leaves an agent that never stops, where its text is too long', () => {
    const endless: Agent = () => range(0, Infinity).pipe(map((n) => content(String(n))));
    const ask = askAgent(endless, { maxCharacters: 10 });

    expect(spyOn(ask(turn)).errors).toHaveLength(1);
    expect(spyOn(ask(turn, () => EMPTY)).errors).toHaveLength(1);
  });

  it('refuses a name without characters, a limit that is none, and what is no agent', () => {
    expect(() => askAgent(says(), { name: '' })).toThrow(InvalidInputError);
    expect(() => askAgent(says(), { name: '' })).toThrow('name must be a text with characters');
    expect(() => {
      Reflect.apply(askAgent, undefined, [{}]);
    }).toThrow('agent must be a function');
    expect(() => askAgent(says(), { maxCharacters: NaN })).toThrow('maxCharacters must be above 0');
  });
});

describe('the laws hold for an agent that asks', () => {
  describe('and shows', () => {
    const laws = agentLaws(
      (child) => {
        const ask = askAgent(child(), { name: 'planner' });
        const other = concatAgents(child(), child());
        return (own) => ask(own, () => other(own));
      },
      { lossless: true, immediate: true },
    );
    it.each(laws)('$name', async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });

  describe('and hides', () => {
    const laws = agentLaws((child) => {
      const ask = askAgent(child());
      const other = child();
      return (own) => ask(own).pipe(switchMap(() => other(own)));
    });
    it.each(laws)('$name', async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });
});
