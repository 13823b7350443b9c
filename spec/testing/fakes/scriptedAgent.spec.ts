import { VirtualTimeScheduler } from 'rxjs';
import { action, trace } from '../../../lib';
import type { Action, Trace } from '../../../lib';
import { runTraceMarbles, traceMarbles } from '../../../lib/testing';
import { scriptedAgent } from '../../../lib/testing/fakes/scriptedAgent';
import { playTimeline } from '../../../lib/testing/timeline/playTimeline';
import { spyOn } from '../../../lib/testing/spies/spyOn';

const turn = (asked?: Action | null) => ({
  userID: 'ada',
  projectID: 'p1',
  completionEvents: true,
  ...(asked === undefined ? {} : { action: asked }),
});

const messageOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('It did not fail');
};

/** What `agent` answers at once, or why it refuses. */
const ask = (agent: ReturnType<typeof scriptedAgent>, asked?: Action | null) => {
  const { errors, values } = spyOn<Trace>(agent(turn(asked)));
  return errors.length === 0
    ? values.map((one) => one.type === 'text' && one.payload.message)
    : errors[0];
};

describe('scriptedAgent', () => {
  it('plays one diagram to every turn, in its time', () => {
    runTraceMarbles(({ expectObservable }) => {
      const agent = scriptedAgent('-[-a-]-(?|)');

      expectObservable(agent(turn())).toBe('-[-a-]-(?|)');
      expectObservable(agent(turn()), '---^').toBe('----[-a-]-(?|)');
    });
  });

  it('plays the errors of a diagram, and stays open where it does not end', () => {
    runTraceMarbles(({ expectObservable }) => {
      const agent = scriptedAgent(['A-#{disconnect}', 'A', '#', '']);

      for (const diagram of ['A-#{disconnect}', 'A', '#', '']) {
        expectObservable(agent(turn())).toBe(diagram);
      }
    });
  });

  it('plays the long form, and a timeline with a legend or an error of yours', () => {
    const failure = new RangeError('mine');
    const timeline = traceMarbles('x--#', { x: trace.text('of the legend') }, failure);

    runTraceMarbles(({ expectObservable }) => {
      const agent = scriptedAgent(['9ms  text "A"\n+1ms  end\n', timeline]);

      expectObservable(agent(turn())).toBe('9ms A|');
      expectObservable(agent(turn())).toBe(timeline);
      expectObservable(scriptedAgent(timeline)(turn())).toBe(timeline);
    });
  });

  it('is cold: each subscription is a call, recorded and answered as such', () => {
    const agent = scriptedAgent(['A', 'B']);
    const turn$ = agent(turn(action.launch()));
    expect(agent.calls).toEqual([]);

    const values = [spyOn(turn$), spyOn(turn$)].flatMap((spy) => spy.values);

    expect(values).toEqual([trace.text('A'), trace.text('B')]);
    expect(agent.calls).toEqual([turn(action.launch()), turn(action.launch())]);
  });

  it('is synchronous as far as its time is 0, and stops when it is left', () => {
    const scheduler = new VirtualTimeScheduler();
    const spy = spyOn(scriptedAgent('(AB)-C|', { scheduler })(turn()));
    expect(spy.values).toEqual([trace.text('A'), trace.text('B')]);
    expect(scheduler.actions).toHaveLength(1);

    spy.subscription.unsubscribe();
    scheduler.flush();

    expect(spy.values).toHaveLength(2);
  });

  it('gives the answers of a list turn by turn, and then refuses', () => {
    const agent = scriptedAgent(['A', 'B']);

    expect([ask(agent), ask(agent)]).toEqual([['A'], ['B']]);
    expect(ask(agent, action.text('Paris'))).toEqual(
      new Error(
        'The scripted agent has no answer to call 3, text "Paris": its 2 answers are used up',
      ),
    );
    expect(ask(scriptedAgent([]))).toEqual(
      new Error('The scripted agent has no answer to call 1, none: its 0 answers are used up'),
    );
  });

  it('finds the most exact row of a table', () => {
    const agent = scriptedAgent({
      '*': 'X',
      text: 'T',
      'text "London"': 'L',
      launch: 'S',
      'dtmf "1#"': 'D',
      'intent "book"': 'I',
      'event "paid"': 'E',
      'path-ok': 'P',
      'Pay Now': 'C',
      none: 'N',
      'no-reply': 'R',
    });

    expect(
      [
        action.text('London'),
        action.text('Paris'),
        action.launch(),
        action.dtmf('1#'),
        action.dtmf('2'),
        action.intent('book'),
        action.intent('cancel'),
        action.event('paid'),
        action.path('ok'),
        action.path('other'),
        action.custom('Pay Now'),
        action.fromButton({ name: 'odd', request: 42 }),
        action.noReply(),
        null,
        undefined,
      ].map((asked) => ask(agent, asked)),
    ).toEqual(Array.from('LTSDXIXEPXCXRNN', (letter) => [letter]));
  });

  it('takes any text in quotes, and no name that every object has', () => {
    const agent = scriptedAgent({ 'text  "\\u0041 \\"b\\""': 'A' });

    expect(ask(agent, action.text('A "b"'))).toEqual(['A']);
    expect(ask(agent, action.custom('toString'))).toBeInstanceOf(Error);
  });

  it('refuses what the table has not, and where a list of it is used up', () => {
    const agent = scriptedAgent({ launch: 'A', 'text "x"': ['B'], text: 'C' });
    ask(agent, action.text('x'));

    expect(ask(agent, action.text('x'))).toMatchObject({
      message:
        'The scripted agent has no answer to call 2, text "x": its one answer to text "x" is used up',
    });
    expect(ask(agent, action.end())).toMatchObject({
      message:
        'The scripted agent has no answer to call 3, end: its script has launch, text "x", text',
    });
    expect(ask(scriptedAgent({}), action.end())).toMatchObject({
      message: 'The scripted agent has no answer to call 1, end: its script has no answer at all',
    });
  });

  it('throws for a script that cannot be read, before anything is asked', () => {
    expect(() => scriptedAgent('A{')).toThrow('diagram is wrong at column 2');
    expect(() => scriptedAgent({ launch: ['A', 'é'] })).toThrow('"é" is not in the alphabet');
    expect(() => scriptedAgent({ 'text London': 'A' })).toThrow(
      'script["text London"] must have what follows text in double quotes',
    );
    // @ts-expect-error -- a number is no script
    expect(() => scriptedAgent(42)).toThrow('script must be a diagram');
    // @ts-expect-error -- nor is it an answer
    expect(() => scriptedAgent({ launch: [42] })).toThrow('script["launch"] must be a diagram');
    // @ts-expect-error -- a list of traces has no times
    expect(() => scriptedAgent([trace.text('A')])).toThrow('script must be a diagram');
  });
});

describe('assertDone', () => {
  it('is content where all was asked for', () => {
    const one = scriptedAgent('A|');
    const list = scriptedAgent(['A|', 'B|']);
    const table = scriptedAgent({ launch: 'A|', '*': 'B|' });
    [one, one, list, list, table].forEach((agent) => ask(agent, action.launch()));

    for (const agent of [one, list, table, scriptedAgent([]), scriptedAgent({})]) {
      expect(() => agent.assertDone()).not.toThrow();
    }
  });

  it('takes an answer that was left early for given', () => {
    const agent = scriptedAgent('--A|');
    spyOn(agent(turn())).subscription.unsubscribe();

    expect(() => agent.assertDone()).not.toThrow();
  });

  it('lists what was refused, what was not given and what was not asked for', () => {
    const agent = scriptedAgent({ launch: 'A', text: ['B', 'C'], 'no-reply': ['D'], '*': ['E'] });
    [action.text('1'), action.end(), action.end()].forEach((asked) => ask(agent, asked));

    expect(messageOf(agent.assertDone).split('\n')).toEqual([
      'The scripted agent is not done:',
      '  - call 3, end, was refused',
      '  - launch was never asked for',
      '  - text: 1 of 2 answers given',
      '  - no-reply: 0 of 1 answer given',
    ]);
  });

  it('says so of one diagram, and of a list', () => {
    expect(messageOf(scriptedAgent('A|').assertDone)).toContain('  - it was never asked');
    expect(messageOf(scriptedAgent(['A|', 'B|', 'C|']).assertDone)).toContain(
      '  - 0 of 3 answers given',
    );
  });
});

describe('playTimeline', () => {
  it('keeps to the times of the timeline, whatever the one before took', () => {
    const scheduler = new VirtualTimeScheduler();
    const times: number[] = [];
    scheduler.frame = 1_000;
    const timeline = traceMarbles('-A 99ms B 899ms C');
    const { subscription } = spyOn(playTimeline(timeline, scheduler), () => {
      times.push(scheduler.now());
      // Who is given it takes 50 ms.
      scheduler.frame += 50;
    });
    scheduler.flush();

    expect(times).toEqual([1_001, 1_101, 2_001]);
    expect(subscription.closed).toBe(false);
  });
});
