import { concat, EMPTY, NEVER, Observable, of, throwError } from 'rxjs';
import { AgentError, ConnectError, DisconnectError } from '../../../lib/errors';
import { trace } from '../../../lib';
import type { Agent, Turn } from '../../../lib';
import { routeAgents } from '../../../lib/agents/choice/routeAgents';
import { labelled } from '../../../lib/agents/parts/labelled';
import { runTraceMarbles, scriptedAgent, spyOn, virtualTime } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { from, says, told, turn } from './support/parts';

const table = {
  flights: says('To London at nine.'),
  hotels: says('The Ritz has a room.'),
  otherwise: says('Pardon?'),
};
const unreachable: Agent = () => throwError(() => new ConnectError('no'));

describe('a choice that is a name', () => {
  it('is answered in the same task', () => {
    const { completed, values } = spyOn(routeAgents(() => 'flights', table)(turn));

    expect(told(values)).toEqual(['flights: To London at nine.']);
    expect(completed).toBe(true);
  });

  it('is made by what the turn says', () => {
    const agent = routeAgents(({ userID }) => (userID === 'ada' ? 'flights' : 'hotels'), table);

    expect(told(spyOn(agent(turn)).values)).toEqual(['flights: To London at nine.']);
    expect(told(spyOn(agent({ ...turn, userID: 'bob' })).values)).toEqual([
      'hotels: The Ritz has a room.',
    ]);
  });
});

describe('a choice that is a promise', () => {
  expectNoUnhandledRejection();

  it('is waited for', () =>
    virtualTime(async ({ advance }) => {
      const { values } = spyOn(routeAgents(() => Promise.resolve('flights'), table)(turn));
      expect(values).toEqual([]);

      await advance(0);
      expect(told(values)).toEqual(['flights: To London at nine.']);
    }));

  it('changes nothing once the turn is left', () =>
    virtualTime(async ({ advance }) => {
      const flights = scriptedAgent('|');
      const agent = routeAgents(() => Promise.resolve('flights'), { ...table, flights });
      const { subscription, values } = spyOn(agent(turn));
      subscription.unsubscribe();

      await advance(10);
      expect(values).toEqual([]);
      expect(flights.calls).toEqual([]);
    }));

  it('errors the stream with what it is rejected with, and nothing is left unhandled', async () => {
    const failure = new Error('no model');
    const agent = routeAgents(() => Promise.reject<string>(failure), table);
    const left = spyOn(agent(turn));
    left.subscription.unsubscribe();
    const heard = spyOn(agent(turn));
    await flush();

    expect(heard.errors).toEqual([failure]);
    expect(heard.errors[0]).toBe(failure);
    expect(left.errors).toEqual([]);
  });
});

describe('a choice that is an Observable', () => {
  it('is unsubscribed from before the agent runs', () => {
    const order: string[] = [];
    const choice = new Observable<string>((subscriber) => {
      subscriber.add(() => order.push('left'));
      subscriber.next('flights');
      subscriber.next('hotels');
    });
    const flights: Agent = () => {
      order.push('asked');
      return EMPTY;
    };
    const hotels = scriptedAgent('|');
    expect(spyOn(routeAgents(() => choice, { ...table, flights, hotels })(turn)).completed).toBe(
      true,
    );

    expect(order).toEqual(['left', 'asked']);
    expect(hotels.calls).toEqual([]);
  });
});

describe('a choice that is an agent', () => {
  const router = (...words: readonly string[]): Agent => {
    const traces = words.map((word) => trace.text(word));
    return () => of(...traces);
  };

  it.each([
    ['a text', router('flights')],
    ['a text with white space around it', router('\n  flights ')],
    [
      'a completion',
      () =>
        of(
          trace.completionStart(),
          trace.completionContent('fli'),
          trace.completionContent('ghts\n'),
          trace.completionEnd(),
        ),
    ],
    ['a completion without an end', () => of(trace.completionContent('flights'))],
    [
      'a text among traces that say nothing',
      () => of(trace.debug('x'), ...spyOn(router('flights')(turn)).values, trace.end()),
    ],
  ] satisfies readonly (readonly [string, Agent])[])(
    'is the text of what it says: %s',
    (_, choose) => {
      const { values } = spyOn(routeAgents(choose, table)(turn));

      expect(told(values)).toEqual(['flights: To London at nine.']);
    },
  );

  it('is the text of all messages: a chatty one names no route', () => {
    const { values } = spyOn(routeAgents(router('Let me see.', 'flights'), table)(turn));

    expect(told(values)).toEqual(['otherwise: Pardon?']);
  });

  it('is heard to its end, and keeps what it says to itself', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const choice = cold('   --{text "hotels"}--|     ');
      const hotels = cold('                     --a-|  ');
      const expected = '      -------a-|';
      const agent = routeAgents(() => choice, { hotels: () => hotels, otherwise: says('?') });

      expectObservable(agent(turn)).toBe(expected, {
        a: from('hotels', trace.completionContent('a')),
      });
      expectSubscriptions(choice.subscriptions).toBe('^----!');
      expectSubscriptions(hotels.subscriptions).toBe('-----^---!');
    });
  });

  it('is given the turn', () => {
    const turns: Turn[] = [];
    const choose: Agent = (asked) => {
      turns.push(asked);
      return of(trace.text('flights'));
    };
    spyOn(routeAgents(choose, table)(turn));

    expect(turns).toEqual([turn]);
  });

  it('has run: no later error is safe to resend', () => {
    const missing = routeAgents(() => of(trace.text('x')), { otherwise: unreachable });
    expect(spyOn(missing(turn)).errors).toMatchObject([
      { _tag: 'ConnectError', safeToResend: false, source: ['otherwise'] },
    ]);

    const silent: Agent = () => EMPTY;
    const unheard = routeAgents(silent, { otherwise: unreachable });
    expect(spyOn(unheard(turn)).errors).toMatchObject([{ safeToResend: false }]);

    const named = routeAgents(() => of('x'), { x: unreachable, otherwise: says('?') });
    expect(spyOn(named(turn)).errors).toMatchObject([{ safeToResend: true }]);
  });

  it('is an error of the stream where it says too much', () => {
    const limited = (maxCharacters: number) =>
      routeAgents(router('flights'), table, { maxCharacters })(turn);
    const long = routeAgents(
      () => of(trace.completionContent('flig'), trace.completionContent('hts')),
      table,
      { maxCharacters: 6 },
    );

    expect(told(spyOn(limited(7)).values)).toEqual(['flights: To London at nine.']);
    expect(spyOn(long(turn)).errors).toMatchObject([{ _tag: 'CompletionTooLongError', limit: 6 }]);
  });
});

describe('a choice that fails', () => {
  it('errors the stream with what choose throws, as it is', () => {
    const failure = new TypeError('a fault');
    const choose = (): 'flights' => {
      throw failure;
    };
    const { errors } = spyOn(routeAgents(choose, table)(turn));

    expect(errors[0]).toBe(failure);
  });

  it('errors the stream without a name, which labelled gives it', () => {
    const choose: Agent = () => throwError(() => new AgentError('asleep'));
    const [error] = spyOn(routeAgents(choose, table)(turn)).errors;
    expect(error).toMatchObject({ _tag: 'AgentError', code: 'asleep' });
    expect(error).not.toHaveProperty('source');

    const named = routeAgents(labelled('router', choose), table);
    expect(spyOn(named(turn)).errors).toMatchObject([{ source: ['router'] }]);
  });

  it('may be sent again, and cannot be gone on with', () => {
    expect(spyOn(routeAgents(unreachable, table)(turn)).errors).toMatchObject([
      { safeToResend: true },
    ]);
    const cut = new DisconnectError({ phase: 'reset', received: 1, resume: () => NEVER });
    const choose: Agent = () =>
      concat(
        of(trace.text('fli')),
        throwError(() => cut),
      );
    expect(spyOn(routeAgents(choose, table)(turn)).errors).toMatchObject([
      { _tag: 'DisconnectError', resume: undefined },
    ]);
  });

  it('errors the stream where it chooses with nothing that can be one', () => {
    const isName = (value: unknown): value is 'flights' => value === undefined;
    const nothing: unknown = undefined;
    const choose = (): 'flights' => {
      if (isName(nothing)) return nothing;
      throw new Error('this is something');
    };

    expect(spyOn(routeAgents(choose, table)(turn)).errors[0]).toBeInstanceOf(TypeError);
  });
});
