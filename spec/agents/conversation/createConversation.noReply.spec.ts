import { action, trace } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { Conversation } from '../../../lib/agents/conversation/Conversation';
import type { ConversationConfig } from '../../../lib/agents/conversation/ConversationConfig';
import { runTraceMarbles, scriptedAgent } from '../../../lib/testing';
import type { AgentScript } from '../../../lib/testing';

const userID = 'ada';

/**
 * Plays a script in virtual time: a launch at once, then what is done at a time in ms.
 *
 * @returns When which actions were sent, in words.
 */
const play = (
  script: AgentScript,
  deeds: Readonly<Record<number, (conversation: Conversation) => unknown>> = {},
  config: Partial<ConversationConfig> = {},
): readonly string[] => {
  const sent: string[] = [];
  runTraceMarbles(({ flush, scheduler }) => {
    const agent = scriptedAgent(script, { scheduler });
    const conversation = createConversation(
      (turn) => {
        sent.push(`${scheduler.now()} ${turn.action?.type}`);
        return agent(turn);
      },
      { userID, scheduler, ...config },
    );
    scheduler.schedule(() => conversation.send(action.launch()), 0);
    for (const [time, deed] of Object.entries(deeds)) {
      scheduler.schedule(() => deed(conversation), Number(time));
    }
    flush();
  });
  return sent;
};

const once = { launch: '5ms {no-reply 2}---|', 'no-reply': '|', text: '|' };

describe('the silence of the user', () => {
  it('is answered as long after the turn as its trace says, in seconds', () => {
    expect(play(once)).toEqual(['0 launch', '2009 no-reply']);
  });

  it('is as long as the last trace of the turn says', () => {
    expect(play({ ...once, launch: '{no-reply 9}{no-reply 0.5}|' })).toEqual([
      '0 launch',
      '502 no-reply',
    ]);
  });

  it('is waited for again where the turn asks again, and not where it does not', () => {
    const script = { launch: '{no-reply 1}|', 'no-reply': ['{no-reply 1}|', '|'] };

    expect(play(script)).toEqual(['0 launch', '1001 no-reply', '2002 no-reply']);
  });

  it('is none where nobody asks', () => {
    expect(
      play({ launch: '(A|)', text: '|' }, { 9: (one) => one.send(action.text('Hi')) }),
    ).toEqual(['0 launch', '9 text']);
    // What an earlier turn asked for is over with it.
    expect(play(once, { 100: (one) => one.send(action.text('Hi')) })).toEqual([
      '0 launch',
      '100 text',
    ]);
  });

  it.each<[string, (conversation: Conversation) => unknown]>([
    ['stop()', (one) => one.stop()],
    ['close()', (one) => one.close()],
  ])('is broken by %s', (_name, deed) => {
    expect(play(once, { 2008: deed })).toEqual(['0 launch']);
  });

  it('is not broken by what is refused', () => {
    const refused = {
      100: (one: Conversation) => one.press({ name: 'Old' }),
      200: (one: Conversation) => one.retry(),
      300: (one: Conversation) => one.cancel(1),
      400: (one: Conversation) => one.sendNow(1),
    };

    expect(play(once, refused)).toEqual(['0 launch', '2009 no-reply']);
  });

  it('is broken by a button, and by what the user does in a listener', () => {
    const script = { ...once, launch: '(?{no-reply 2}|)' };
    const press = (one: Conversation) => one.state().buttons.slice(0, 1).forEach(one.press);
    expect(play(script, { 100: press })).toEqual(['0 launch', '100 text']);

    expect(
      play(once, {
        1: (one) => {
          const listener = one.status$.subscribe((status) => {
            if (status === 'idle') one.send(action.text('Hi'));
          });
          one.traces$.subscribe({ complete: () => listener.unsubscribe() });
          one.state$.subscribe(({ turns }) => turns.length === 2 && one.close());
        },
      }),
    ).toEqual(['0 launch', '9 text']);
  });

  it('is none while something waits', () => {
    expect(play(once, { 6: (one) => one.send(action.text('Hi')) })).toEqual(['0 launch', '9 text']);
  });

  it('is none after a turn that failed, was left, or ended the conversation', () => {
    expect(play({ launch: '{no-reply 1}#{agent "no"}' })).toEqual(['0 launch']);
    expect(play({ launch: '{no-reply 1}---|' }, { 2: (one) => one.stop() })).toEqual(['0 launch']);
    expect(play({ launch: '({no-reply 1}$|)' })).toEqual(['0 launch']);
    // Nor is what such a turn said remembered.
    expect(
      play(
        { launch: '{no-reply 1}---|', text: '|' },
        { 2: (one) => one.stop(), 5: (one) => one.send(action.text('Hi')) },
      ),
    ).toEqual(['0 launch', '5 text']);
  });

  it('is none where the config says so', () => {
    expect(play(once, {}, { noReply: false })).toEqual(['0 launch']);
  });

  it.each([0, -1, NaN, Infinity, -Infinity, 2 ** 31 / 1_000, 1e300])(
    'is none where %d seconds are asked for',
    (timeout) => {
      const launch = [
        { time: 0, notification: { kind: 'N', value: trace.noReply(timeout) } },
        { time: 0, notification: { kind: 'C' } },
      ] as const;

      expect(play({ launch: [launch], 'no-reply': '|' })).toEqual(['0 launch']);
    },
  );

  it('may be as long as a timer can be', () => {
    const sent: unknown[] = [];
    runTraceMarbles(
      ({ flush, scheduler }) => {
        const conversation = createConversation(
          scriptedAgent({ launch: '({no-reply 2147483.647}|)', 'no-reply': '|' }, { scheduler }),
          { userID, scheduler },
        );
        conversation.state$.subscribe(({ running }) => {
          if (running?.received === 0) sent.push(scheduler.now());
        });
        conversation.send(action.launch());
        flush();
      },
      { maxTime: 2 ** 31 },
    );

    expect(sent).toEqual([0, 2 ** 31 - 1]);
  });
});
