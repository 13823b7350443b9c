import pc from 'picocolors';
import { asyncScheduler, map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { TraceMarbleHelpers } from '../../lib/testing';
import { action, AgentError, trace } from '../../lib';
import type { ClientTurn, Trace } from '../../lib';
import { createScript } from '../../lib/cli/createScript';
import { runScript } from '../../lib/cli/runScript';
import { runTraceMarbles } from '../../lib/testing';

const values = {
  h: trace.text('Hello'),
  s: trace.completionStart(),
  a: trace.completionContent('Hel'),
  e: trace.completionEnd(),
  c: trace.choice([{ name: 'One', request: { type: 'path-1' } }]),
  x: trace.end(),
};

/** The outcomes of turns, by their first letter. */
const outcomes = { w: 'w', f: 'f', s: 's' };

/** Plays a script against an agent that is a function from the type of the action to marbles. */
const play = (
  { cold, expectObservable, flush }: TraceMarbleHelpers,
  says: readonly string[],
  answer: (type: string) => string,
  expected: string,
  traces = true,
) => {
  const turns: ClientTurn[] = [];
  let written = '';
  const interact = (turn: ClientTurn): Observable<Trace> => {
    turns.push(turn);
    return cold(answer(turn.action?.type ?? ''), values, new AgentError('boom'));
  };
  const script$ = runScript({
    colors: pc.createColors(false),
    interact,
    scheduler: asyncScheduler,
    steps: createScript(says),
    traces,
    userID: 'ada',
    write: (text) => (written += text),
  });
  expectObservable(script$.pipe(map(({ outcome }) => outcome.slice(0, 1)))).toBe(
    expected,
    outcomes,
  );
  flush();
  return { turns, written };
};

describe('runScript', () => {
  it('plays every kind of turn, one after the other', () => {
    runTraceMarbles((helpers) => {
      const answer = (type: string) => ({ text: '-c|', end: '-x|' })[type] ?? '-h|';

      const { turns } = play(helpers, [], answer, '--w-w-w-w-(w|)');

      expect(turns).toEqual(
        [
          action.launch(),
          action.text('What can you do?'),
          { type: 'path-1' },
          action.noReply(),
          action.end(),
        ].map((act) => ({ userID: 'ada', action: act, completionEvents: true })),
      );
    });
  });

  it('says what it is given instead, and chooses buttons by number', () => {
    runTraceMarbles((helpers) => {
      const { turns } = play(helpers, ['Hi', '1'], () => 'c|', '-ww(w|)');

      expect(turns.map((turn) => turn.action)).toEqual([
        action.launch(),
        action.text('Hi'),
        { type: 'path-1' },
      ]);
    });
  });

  it('writes every trace on a line of its own where it is told to, as it comes', () => {
    runTraceMarbles((helpers) => {
      const answer = (type: string) => (type === 'launch' ? 'h|' : '-s-ae-|');

      const { written } = play(helpers, ['Hi'], answer, '-w-----(w|)');

      expect(written).toBe(
        [
          '> (launch)',
          '    +0 ms  text        Hello',
          '           first trace 0 ms, first words 0 ms, whole turn 1 ms',
          '> Hi',
          '    +1 ms  completion  start',
          '    +3 ms  completion  content "Hel"',
          '    +4 ms  completion  end: Hel',
          '           first trace 1 ms, first words 3 ms, whole turn 6 ms',
          '',
        ].join('\n'),
      );
    });
  });

  it('reads like a chat else, whole and generated messages alike', () => {
    runTraceMarbles((helpers) => {
      const answer = (type: string) => (type === 'launch' ? 'h|' : '-s-ae-|');

      const { written } = play(helpers, ['Hi'], answer, '-w-----(w|)', false);

      expect(written).toBe(
        [
          '> (launch)',
          '    +0 ms  Hello (+0 ms)',
          '           first trace 0 ms, first words 0 ms, whole turn 1 ms',
          '> Hi',
          '    +1 ms  Hel (+4 ms)',
          '           first trace 1 ms, first words 3 ms, whole turn 6 ms',
          '',
        ].join('\n'),
      );
    });
  });

  it('leaves a button out where there is none', () => {
    runTraceMarbles((helpers) => {
      const { turns, written } = play(helpers, [], () => 'h|', '-www(w|)');

      expect(turns.map((turn) => turn.action?.type)).toEqual(['launch', 'text', 'no-reply', 'end']);
      expect(written).toContain('(no button to choose from)\n');
    });
  });

  it('plays nothing after a turn that failed', () => {
    runTraceMarbles((helpers) => {
      const { turns, written } = play(helpers, ['Hi'], () => 'h#', '-(f|)');

      expect(turns).toHaveLength(1);
      expect(written).toMatch(/Error: The agent failed: boom\..*\n.*failed after 1 ms\n$/);
    });
  });

  it('plays nothing after the end of the conversation', () => {
    runTraceMarbles((helpers) => {
      const { turns, written } = play(helpers, ['Hi'], () => 'x|', '-(w|)');

      expect(turns).toHaveLength(1);
      expect(written).toMatch(/The conversation is over\.\n$/);
    });
  });

  it('stops the running turn when it is unsubscribed', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const turn$ = cold('--h--|', values);
      const unsub = '            ---!';
      const script$ = runScript({
        colors: pc.createColors(false),
        interact: () => turn$,
        scheduler: asyncScheduler,
        steps: createScript([]),
        traces: false,
        userID: 'ada',
        write: () => undefined,
      });

      expectObservable(script$, unsub).toBe('----');
      expectSubscriptions(turn$.subscriptions).toBe('^--!');
    });
  });
});
