import pc from 'picocolors';
import { asyncScheduler, map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { TraceMarbleHelpers } from '../../lib/testing';
import { action, DisconnectError, trace } from '../../lib';
import type { ClientTurn, Trace } from '../../lib';
import { runChat } from '../../lib/cli/runChat';
import { runTraceMarbles } from '../../lib/testing';
import { createFakeTerminal } from './support/createFakeTerminal';
import type { FakeUser } from './support/createFakeTerminal';

const { completionContent, completionEnd, completionStart } = trace;
const values = {
  h: trace.text('Hello'),
  s: completionStart(),
  a: completionContent('Which '),
  b: completionContent('one?'),
  e: completionEnd(),
  c: trace.choice([{ name: 'One', request: { type: 'path-1' } }]),
  n: trace.noReply(2),
  x: trace.end(),
};
const lines = { h: 'hi', '1': '1', q: '/quit' };

/** The outcomes of turns, by their first letter. */
const outcomes = { w: 'w', f: 'f', s: 's' };

/** Plays a chat against an agent that is a function from the type of the action to marbles. */
const play = (
  { cold, expectObservable, flush }: TraceMarbleHelpers,
  user: FakeUser,
  answer: (type: string) => string,
  expected: string,
) => {
  const turns: ClientTurn[] = [];
  const spinning: boolean[] = [];
  const { isSpinning, screen, spinner, terminal } = createFakeTerminal(user);
  const interact = (turn: ClientTurn): Observable<Trace> => {
    turns.push(turn);
    spinning.push(isSpinning());
    const error = new DisconnectError({ phase: 'reset', received: 1 });
    return cold(answer(turn.action?.type ?? ''), values, error);
  };
  const colors = pc.createColors(false);
  const chat$ = runChat({
    colors,
    interact,
    scheduler: asyncScheduler,
    spinner,
    terminal,
    userID: 'ada',
  });
  expectObservable(chat$.pipe(map(({ outcome }) => outcome.slice(0, 1)))).toBe(expected, outcomes);
  flush();
  return { screen: screen(), turns, spinning, isSpinning: isSpinning() };
};

describe('runChat', () => {
  it('launches, then plays a turn for each line, until the user quits', () => {
    runTraceMarbles((helpers) => {
      const line$ = helpers.hot('-----h---------q', lines);
      const expected = '         --w----w-------|';

      const { screen, spinning, turns } = play(helpers, { line$ }, () => 'h-|', expected);

      expect(screen).toBe(
        [
          '    +0 ms  Hello (+0 ms)',
          '           first trace 0 ms, first words 0 ms, whole turn 2 ms',
          '> hi',
          '    +0 ms  Hello (+0 ms)',
          '           first trace 0 ms, first words 0 ms, whole turn 2 ms',
          '> /quit',
          '',
        ].join('\n'),
      );
      expect(turns).toEqual([
        { userID: 'ada', action: action.launch(), completionEvents: true },
        { userID: 'ada', action: action.text('hi'), completionEvents: true },
      ]);
      expect(spinning).toEqual([true, true]);
    });
  });

  it('sends the request of a button back, verbatim', () => {
    runTraceMarbles((helpers) => {
      const line$ = helpers.hot('-----1----------q', lines);
      const answer = (type: string) => (type === 'launch' ? 'c|' : 'h|');
      const expected = '         -w----w---------|';

      const { turns } = play(helpers, { line$ }, answer, expected);

      expect(turns.map((turn) => turn.action)).toEqual([action.launch(), { type: 'path-1' }]);
    });
  });

  it('forgets the buttons at the next turn', () => {
    runTraceMarbles((helpers) => {
      const line$ = helpers.hot('---h---1----q', lines);
      const answer = (type: string) => (type === 'launch' ? 'c|' : 'h|');
      const expected = '         -w--w---w---|';

      const { turns } = play(helpers, { line$ }, answer, expected);

      expect(turns.at(-1)?.action).toEqual(action.text('1'));
    });
  });

  it('stops a running turn at an interrupt, and quits at the next', () => {
    runTraceMarbles((helpers) => {
      const interrupt$ = helpers.hot('----x-----x');
      const expected = '              ----s-----|';

      const { isSpinning, screen } = play(helpers, { interrupt$ }, () => '-sa------be|', expected);

      expect(screen).toBe(
        [
          '    +1 ms  Which (cut off)',
          '           first trace 1 ms, first words 2 ms, stopped by you after 4 ms',
          '',
        ].join('\n'),
      );
      expect(isSpinning).toBe(false);
    });
  });

  it('stops a turn that has not answered yet, and its spinner', () => {
    runTraceMarbles((helpers) => {
      const interrupt$ = helpers.hot('----x-----x');
      const expected = '              ----s-----|';

      const { isSpinning, screen } = play(helpers, { interrupt$ }, () => '---------h|', expected);

      expect(screen).toBe('           no trace, stopped by you after 4 ms\n');
      expect(isSpinning).toBe(false);
    });
  });

  it('ends when the input is closed, also in the middle of a turn', () => {
    runTraceMarbles((helpers) => {
      const closed$ = helpers.hot('---x');
      const expected = '           ---|';

      const { isSpinning, screen } = play(helpers, { closed$ }, () => 'sa------be|', expected);

      expect(screen).toBe('    +0 ms  Which\n');
      expect(isSpinning).toBe(false);
    });
  });

  it('ends, and stops its spinner, when the input is closed before the first trace', () => {
    runTraceMarbles((helpers) => {
      const closed$ = helpers.hot('---x');
      const expected = '           ---|';

      const { isSpinning, screen } = play(helpers, { closed$ }, () => '------h|', expected);

      expect(screen).toBe('\n');
      expect(isSpinning).toBe(false);
    });
  });

  it('sends a no-reply for a silent user, and keeps the buttons that are on the screen', () => {
    runTraceMarbles((helpers) => {
      const line$ = helpers.hot(' 3000ms 1---------q', lines);
      const answer = (type: string) => (type === 'launch' ? '(cn|)' : 'h|');
      const expected = '          w 1999ms -w 998ms -w--------|';

      const { screen, turns } = play(helpers, { line$ }, answer, expected);

      expect(turns.map((turn) => turn.action?.type)).toEqual(['launch', 'no-reply', 'path-1']);
      expect(screen).toContain('> (no reply)\n    +0 ms  Hello (+0 ms)\n');
    });
  });

  it('ends with the conversation', () => {
    runTraceMarbles((helpers) => {
      const { screen } = play(helpers, {}, () => '(hx|)', '(w|)');

      expect(screen).toMatch(/\+0 ms {2}end\n.*\nThe conversation is over\.\n$/);
    });
  });

  it('explains a turn that failed, and goes on', () => {
    runTraceMarbles((helpers) => {
      const line$ = helpers.hot('---h------q', lines);
      const answer = (type: string) => (type === 'launch' ? 'h#' : 'h|');
      const expected = '         -f--w-----|';

      const { screen } = play(helpers, { line$ }, answer, expected);

      expect(screen).toContain('Error: After 1 event, the connection broke before the end event');
    });
  });

  it('spins while nothing moves, and not in the middle of a message', () => {
    runTraceMarbles(({ cold, flush }) => {
      const { isSpinning, spinner, terminal } = createFakeTerminal();
      const seen: [string, boolean][] = [];
      const interact = () => cold('-h-s-a-e-|', values);
      const write = (text: string) => {
        seen.push([text, isSpinning()]);
      };
      runChat({
        colors: pc.createColors(false),
        interact,
        scheduler: asyncScheduler,
        spinner: {
          start: () => {
            spinner.start();
            seen.push(['start', true]);
          },
          stop: spinner.stop,
        },
        terminal: { ...terminal, write },
        userID: 'ada',
      }).subscribe();
      flush();

      expect(seen).toEqual([
        ['start', true],
        ['    +1 ms  ', false],
        ['Hello', false],
        [' (+1 ms)\n', false],
        ['start', true],
        ['    +3 ms  ', false],
        ['Which', false],
        [' ', false],
        [' (+37 ms)\n', false],
        ['start', true],
        ['           first trace 1 ms, first words 1 ms, whole turn 9 ms\n', false],
      ]);
    });
  });
});
