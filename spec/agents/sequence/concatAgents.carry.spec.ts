import { asyncScheduler, concat, map, NEVER, of, range, take, throwError } from 'rxjs';
import { action, InvalidInputError, trace } from '../../../lib';
import type { Agent, Turn } from '../../../lib';
import { concatAgents } from '../../../lib/agents/sequence/concatAgents';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';

const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

const says =
  (...traces: readonly ReturnType<typeof trace.text>[]): Agent =>
  () =>
    of(...traces);

/** Says what it is asked. */
const echo: Agent = ({ action: said }) =>
  of(trace.text(said?.type === 'text' ? `<${said.payload}>` : '<nothing>'));

const asText = (own: Turn, text: string): Turn => ({ ...own, action: action.text(text) });

describe('carry', () => {
  it('makes the turn of the next agent of what the one before said', () => {
    const agent = concatAgents({ carry: asText }, says(trace.text('a')), echo, echo);

    expect(spyOn(agent(turn)).values).toEqual(
      ['a', '<a>', '<<a>>'].map((text) => trace.text(text)),
    );
  });

  it('is given the turn of the one before, and only its text', () => {
    const given: unknown[] = [];
    const carry = (own: Turn, text: string): Turn => {
      given.push(own, text);
      return { ...own, sessionID: `${own.sessionID ?? ''}+` };
    };
    const story: Agent = () =>
      of(start(), content('Hel'), content('lo'), end(), trace.debug('d'), trace.text('you'));
    const agent = concatAgents({ carry }, story, () => of(), says(trace.text('b')));
    spyOn(agent(turn));

    expect(given).toEqual([turn, 'Hello\nyou', { ...turn, sessionID: '+' }, '']);
    expect(given[0]).toBe(turn);
  });

  it('is asked when the one before has completed, and not behind the last', () => {
    runTraceMarbles(({ cold, expectObservable, flush }) => {
      const times: number[] = [];
      const carry = (own: Turn): Turn => {
        times.push(asyncScheduler.now());
        return own;
      };
      const agent = concatAgents(
        { carry },
        () => cold('-a-|'),
        () => cold('b--|'),
      );
      expectObservable(agent(turn)).toBe('-a-b--|');
      flush();

      expect(times).toEqual([3]);
    });
  });

  it('is not asked where an agent fails, is silent or is left', () => {
    const carry = jest.fn((own: Turn): Turn => own);
    const failed: Agent = () => throwError(() => new Error('no'));
    const config = { carry };
    expect(spyOn(concatAgents(config, failed, echo)(turn)).errors).toHaveLength(1);
    spyOn(concatAgents(config, () => concat(of(trace.text('a')), NEVER), echo)(turn));
    spyOn(concatAgents(config, says(trace.text('a')), echo)(turn).pipe(take(1)));
    spyOn(concatAgents(config, echo)(turn));

    expect(carry).not.toHaveBeenCalled();
  });

  it('errors the stream with what it throws', () => {
    const fault = new TypeError('a fault');
    const carry = (): never => {
      throw fault;
    };
    const { errors, values } = spyOn(concatAgents({ carry }, says(trace.text('a')), echo)(turn));

    expect(values).toEqual([trace.text('a')]);
    expect(errors).toEqual([fault]);
    expect(errors[0]).toBe(fault);
  });

  it('reads anew with each subscription', () => {
    const agent = concatAgents({ carry: asText }, says(trace.text('a')), echo);
    const turn$ = agent(turn);

    expect(spyOn(turn$).values[1]).toEqual(trace.text('<a>'));
    expect(spyOn(turn$).values[1]).toEqual(trace.text('<a>'));
  });
});

describe('maxCharacters', () => {
  const limited = (...agents: readonly [Agent, ...Agent[]]) =>
    spyOn(concatAgents({ carry: asText, maxCharacters: 5 }, ...agents)(turn));

  it('is of what one agent says', () => {
    expect(
      limited(says(trace.text('ab'), trace.text('cd')), says(trace.text('abcde'))).errors,
    ).toEqual([]);
  });

  it('fails behind the trace that is too much', () => {
    const { errors, values } = limited(says(trace.text('abc'), trace.text('de')), echo);

    expect(values).toEqual([trace.text('abc'), trace.text('de')]);
    expect(errors).toMatchObject([{ _tag: 'CompletionTooLongError', limit: 5, text: 'abc' }]);
  });

  it('leaves the agent that says too much', () => {
    const endless: Agent = () => range(0, Infinity).pipe(map((n) => content(String(n))));

    expect(limited(endless, echo).values).toHaveLength(6);
  });

  it('does not count what nobody asks for', () => {
    const long = trace.text('x'.repeat(10));

    expect(limited(says(trace.text('a')), says(long)).errors).toEqual([]);
    expect(limited(says(long)).errors).toEqual([]);
  });

  it.each([0, -1, NaN])('cannot be %s', (maxCharacters) => {
    const refused = () => concatAgents({ carry: asText, maxCharacters }, echo);

    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow('maxCharacters must be above 0');
  });
});
