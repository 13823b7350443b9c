import { EMPTY, map, NEVER, throwError } from 'rxjs';
import { AgentError, ConnectError, InvalidInputError, NoRouteError } from '../../../lib/errors';
import { trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { routeAgents } from '../../../lib/agents/choice/routeAgents';
import { runTraceMarbles, scriptedAgent, spyOn } from '../../../lib/testing';
import { from, says, told, turn } from './support/parts';

const a = trace.text('a');
const b = trace.text('b');
const values = { a, b, A: from('hotels', a), B: from('hotels', b) };

/** As from JavaScript: the compiler would ask for otherwise. */
const isX = (name: string): name is 'x' => typeof name === 'string';
const untyped = (name: string): 'x' => (isX(name) ? name : 'x');

const flights = says('To London at nine.');

describe('routeAgents', () => {
  it('has the turn of the agent that is chosen, under its name', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const hotels = cold('   --a--b--|', values);
      const other = cold('    --a--|   ', values);
      const expected = '      --A--B--|';

      const agent = routeAgents(({ userID }) => (userID === 'ada' ? 'hotels' : 'flights'), {
        hotels: () => hotels,
        flights: () => other,
      });
      expectObservable(agent(turn)).toBe(expected, values);
      expectSubscriptions(hotels.subscriptions).toBe('^-------!');
      expectSubscriptions(other.subscriptions).toBe([]);
    });
  });

  it('waits for a name that comes later, and then listens to nobody but the agent', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const choice = cold('   --h-f-|     ', { h: 'hotels', f: 'flights' });
      const hotels = cold('     --a--b--| ', values);
      const expected = '      ----A--B--| ';

      const agent = routeAgents(() => choice, { hotels: () => hotels, otherwise: flights });
      expectObservable(agent(turn)).toBe(expected, values);
      expectSubscriptions(choice.subscriptions).toBe('^-!');
      expectSubscriptions(hotels.subscriptions).toBe('--^-------!');
    });
  });

  it('passes an end without a trace, and silence', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(routeAgents(() => 'x', { x: () => cold('--|') })(turn)).toBe('--|');
      expectObservable(routeAgents(() => 'x', { x: () => cold('--') })(turn)).toBe('--');
      expectObservable(routeAgents(() => NEVER, { otherwise: flights })(turn)).toBe('--');
    });
  });

  it('passes an error of the agent on, behind what it said, with its name', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const hotels = () => cold('--a--#', values, new AgentError('full'));
      const { errors } = spyOn(
        routeAgents(() => 'hotels', { hotels: () => throwError(() => new ConnectError('no')) })(
          turn,
        ),
      );

      expect(errors).toMatchObject([{ source: ['hotels'], safeToResend: true }]);
      expectObservable(routeAgents(() => 'hotels', { hotels })(turn)).toBe(
        '--A--#',
        values,
        Object.assign(new AgentError('full'), { source: ['hotels'] }),
      );
    });
  });

  it('is torn down while it chooses, and while the agent speaks', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const choice = cold('   ---h', { h: 'hotels' });
      const hotels = cold('      --a--b--|', values);
      const agent = routeAgents(() => choice, { hotels: () => hotels, otherwise: flights });

      expectObservable(agent(turn), ' ^-!     ').toBe('---     ');
      expectObservable(agent(turn), ' ^-----! ').toBe('-----A- ', values);
      expectSubscriptions(choice.subscriptions).toBe(['^-!', '^--!']);
      expectSubscriptions(hotels.subscriptions).toBe('---^--!');
    });
  });

  it('chooses for each subscription anew, and not before', () => {
    const names = ['flights', 'hotels'];
    const choose = jest.fn(() => names.shift() ?? '');
    const answer$ = routeAgents(choose, {
      flights,
      hotels: says('The Ritz has a room.'),
      otherwise: says('?'),
    })(turn);

    expect(choose).not.toHaveBeenCalled();
    expect(told(spyOn(answer$).values)).toEqual(['flights: To London at nine.']);
    expect(told(spyOn(answer$).values)).toEqual(['hotels: The Ritz has a room.']);
    expect(choose.mock.calls).toEqual([[turn], [turn]]);
  });

  it('gives the agent the turn', () => {
    const agent = scriptedAgent('|');
    spyOn(routeAgents(() => 'x', { x: agent })(turn));

    expect(agent.calls).toEqual([turn]);
  });

  it('is not changed by what becomes of the table', () => {
    const table: { x: Agent } = { x: says('before') };
    const agent = routeAgents(() => 'x', table);
    table.x = says('after');

    expect(told(spyOn(agent(turn)).values)).toEqual(['x: before']);
  });
});

describe('a name that is not in the table', () => {
  const strangers = ['trains', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ' x'];

  it.each(strangers)('is answered by otherwise, under that name: %p', (name) => {
    const agent = routeAgents(() => name, { x: flights, otherwise: says('Pardon?') });

    expect(told(spyOn(agent(turn)).values)).toEqual(['otherwise: Pardon?']);
  });

  it.each(strangers)('is an error where there is no otherwise: %p', (name) => {
    const { errors, values: traces } = spyOn(
      routeAgents(() => untyped(name), { x: flights })(turn),
    );

    expect(traces).toEqual([]);
    expect(errors).toMatchObject([
      { _tag: 'NoRouteError', route: name, routes: ['x'], safeToResend: true },
    ]);
  });

  it('can be a name that every object has, where the table has it too', () => {
    const agent = routeAgents(() => 'constructor', { constructor: says('Bob') });

    expect(told(spyOn(agent(turn)).values)).toEqual(['constructor: Bob']);
  });

  it('can be otherwise itself', () => {
    const agent = routeAgents(() => 'otherwise', { otherwise: flights });

    expect(told(spyOn(agent(turn)).values)).toEqual(['otherwise: To London at nine.']);
  });

  it('is none where nothing is chosen', () => {
    const none: Agent = () => EMPTY;

    expect(told(spyOn(routeAgents(none, { otherwise: flights })(turn)).values)).toEqual([
      'otherwise: To London at nine.',
    ]);
    expect(
      spyOn(routeAgents(() => EMPTY.pipe(map(untyped)), { x: flights })(turn)).errors,
    ).toMatchObject([{ _tag: 'NoRouteError', route: '', routes: ['x'], safeToResend: false }]);
  });
});

describe('NoRouteError', () => {
  it('says which route is missing, and which there are', () => {
    expect(new NoRouteError('', ['a'], true).message).toBe(
      "No route was chosen: the routes are 'a'",
    );
    expect(new NoRouteError('b', ['a', 'c'], true).message).toBe(
      "No route is called 'b': the routes are 'a', 'c'",
    );
  });

  it('keeps 128 characters of a route', () => {
    const { message, route } = new NoRouteError('x'.repeat(129), [], false);

    expect(route).toBe('x'.repeat(128));
    expect(message).not.toContain('x'.repeat(129));
    expect(new NoRouteError('y'.repeat(128), [], false).route).toBe('y'.repeat(128));
  });
});

describe('routeAgents refuses', () => {
  const refused = (make: () => unknown): unknown => {
    try {
      make();
    } catch (error) {
      return error instanceof InvalidInputError ? error.message : error;
    }
    return undefined;
  };

  it('an empty table', () => {
    const table: Record<string, Agent> = {};
    expect(refused(() => routeAgents((): never => never(), table))).toBe(
      'table must hold at least one agent',
    );
  });

  it('a name without characters', () => {
    expect(refused(() => routeAgents(() => '', { '': flights, otherwise: flights }))).toBe(
      'the name of a route must be a text with characters',
    );
  });

  it('what is no agent', () => {
    expect(refused(() => routeAgents((): never => never(), { x: 'flights' }))).toBe(
      'table.x must be a function',
    );
  });

  it.each([0, -1, NaN])('to listen to %p characters', (maxCharacters) => {
    expect(refused(() => routeAgents(() => 'x', { x: flights }, { maxCharacters }))).toBe(
      'maxCharacters must be above 0',
    );
  });
});

const never = (): never => {
  throw new Error('nobody asks');
};
