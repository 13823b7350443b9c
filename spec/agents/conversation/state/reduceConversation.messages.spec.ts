import { reduceConversation } from '../../../../lib/agents/conversation/reduceConversation';
import { trace } from '../../../../lib';
import type { Trace } from '../../../../lib';
import { content, end, start } from '../../../operators/support/completions';
import { after, afterWith, asked, came, over, said, sent, shown } from './support/events';

const view = (...traces: readonly Trace[]) => after(sent(null), ...traces.map(came)).messages;
const whole = (...traces: readonly Trace[]) =>
  after(sent(null), ...traces.map(came), over()).messages.settled;

describe('messages of the agent', () => {
  it('grow, and then settle', () => {
    expect(view(start())).toStrictEqual({ settled: [], open: said(1, 1), alsoOpen: [] });
    expect(view(start(), content('Hel'), content('lo'))).toStrictEqual({
      settled: [],
      open: said(1, 1, { text: 'Hello' }),
      alsoOpen: [],
    });
    expect(view(start(), content('Hel'), content('lo'), end())).toStrictEqual({
      settled: [said(1, 1, { text: 'Hello' })],
      open: undefined,
      alsoOpen: [],
    });
  });

  it('take no other text than the deltas', () => {
    const accumulated = {
      type: 'completion',
      payload: { state: 'content', content: 'b', text: 'xyz' },
    } as const;

    expect(view(content('a'), accumulated).open?.text).toBe('ab');
  });

  it('have the id of their start, the speaker, buttons, cards and images', () => {
    const card = { title: 'Sydney' };

    expect(
      whole(
        trace.completionStart({ messageID: 'm1' }),
        end(),
        { ...trace.text('Hi'), source: ['a', 'b'] },
        trace.choice([{ name: 'Yes' }]),
        trace.card(card),
        trace.visual('https://a.b/c.png'),
        trace.debug('x'),
      ),
    ).toStrictEqual([
      said(1, 1, { id: 'm1' }),
      said(2, 1, { text: 'Hi', speaker: ['a', 'b'] }),
      said(3, 1, { buttons: [{ name: 'Yes' }] }),
      said(4, 1, { cards: [card] }),
      said(5, 1, { image: 'https://a.b/c.png' }),
    ]);
  });

  it('come in the v2beta1 dialect too', () => {
    expect(
      whole(
        { type: 'completion-start', payload: { completion: 'Hel' } },
        { type: 'completion-continue', payload: { completion: 'lo' } },
        { type: 'completion-end' },
        { type: 'completion-continue', payload: { completion: 'cut' } },
      ),
    ).toStrictEqual([
      said(1, 1, { text: 'Hello' }),
      said(2, 1, { text: 'cut', interrupted: true }),
    ]);
  });

  it.each<[string, readonly Trace[], readonly (readonly [string, boolean])[]]>([
    ['open with content that has no start', [content('a'), end()], [['a', false]]],
    ['are none for an end without one', [end(), end()], []],
    [
      'are cut by the next start',
      [start(), content('a'), start(), content('b'), end()],
      [
        ['a', true],
        ['b', false],
      ],
    ],
    ['are cut by the end of the turn', [start(), content('a')], [['a', true]]],
    [
      'keep the mark of a cut on the other side',
      [content('a'), { type: 'completion', payload: { state: 'end', interrupted: true } }],
      [['a', true]],
    ],
  ])('in odd orders %s', (_name, traces, expected) => {
    expect(whole(...traces).map(({ interrupted, text }) => [text, interrupted])).toEqual(expected);
  });

  it('stay apart by speaker, in the order in which they began', () => {
    const [one, two] = [{ source: ['planner'] }, { source: ['flights'] }];
    const traces = [start(one), start(two), content('b', two), content('a', one), content('c')];
    const { alsoOpen, open } = view(...traces);

    expect(open).toMatchObject({ key: 1, speaker: ['planner'], text: 'a' });
    expect(alsoOpen).toMatchObject([
      { key: 2, text: 'b' },
      { key: 3, speaker: [], text: 'c' },
    ]);
    expect(view(...traces, end(one)).settled).toMatchObject([{ key: 1 }]);
    expect(whole(...traces)).toMatchObject([
      { key: 1, interrupted: true },
      { key: 2, interrupted: true },
      { key: 3, interrupted: true },
    ]);
  });

  it('are numbered on over all turns, and know theirs', () => {
    const hello = came(trace.text('Hello'));

    expect(after(sent(), hello, over(), sent(), hello).messages.settled).toStrictEqual([
      asked(1, 1),
      said(2, 1, { text: 'Hello' }),
      asked(3, 2),
      said(4, 2, { text: 'Hello' }),
    ]);
  });

  it('do not go on in the next turn', () => {
    const { messages } = after(sent(null), came(content('a')), sent(null), came(content('b')));

    expect(shown(messages)).toStrictEqual([
      said(1, 1, { text: 'a', interrupted: true }),
      said(2, 2, { text: 'b' }),
    ]);
  });
});

describe('maxMessages', () => {
  it('lets the oldest settled messages leave, of the user too, and counts on', () => {
    const { messages } = afterWith(
      { maxMessages: 2 },
      sent(),
      came(trace.text('a')),
      over(),
      sent(),
    );

    expect(messages.settled).toStrictEqual([said(2, 1, { text: 'a' }), asked(3, 2)]);
  });
});

describe('a message of a hundred thousand deltas', () => {
  it('comes whole', () => {
    const deltas = Array.from({ length: 100_000 }, (_, index) => String(index % 10));
    const events = deltas.map((delta) => came(content(delta)));
    const { messages } = events.reduce(reduceConversation, after(sent(null)));

    expect(messages.open?.text).toBe(deltas.join(''));
  });
});

describe('maxOpen', () => {
  it('settles the message that began first where one more begins', () => {
    const of = (name: string) => content(name, { source: [name] });
    const traces = [of('a'), of('b'), of('c'), of('b')].map(came);
    const { messages } = afterWith({ maxOpen: 2 }, sent(null), ...traces);

    expect(shown(messages)).toMatchObject([
      { key: 1, text: 'a', interrupted: true },
      { key: 2, text: 'bb', interrupted: false },
      { key: 3, text: 'c', interrupted: false },
    ]);
  });
});

describe('maxCharacters', () => {
  const textsOf = (...deltas: readonly string[]) =>
    shown(
      afterWith({ maxCharacters: 5 }, sent(null), ...deltas.map((delta) => came(content(delta))))
        .messages,
    ).map(({ interrupted, text }) => `${text}${interrupted ? '…' : ''}`);

  it('cuts the message that a delta would make longer, and begins another with it', () => {
    expect(textsOf('Hel', 'lo')).toEqual(['Hello']);
    expect(textsOf('Hel', 'lo', '!', '!')).toEqual(['Hello…', '!!']);
  });

  it('leaves a longer delta whole', () => {
    expect(textsOf('Hello!')).toEqual(['Hello!']);
    expect(textsOf('', 'Hello!', 'a')).toEqual(['Hello!…', 'a']);
  });

  it('leaves a whole text whole', () => {
    const { messages } = afterWith({ maxCharacters: 1 }, sent(), came(trace.text('Hello')));

    expect(messages.settled).toMatchObject([{ text: 'Hi' }, { text: 'Hello', interrupted: false }]);
  });
});

describe('what did not change', () => {
  const before = after(
    sent(),
    came(trace.choice(['a'])),
    over(),
    sent(),
    came(trace.choice(['b'])),
    came(content('Hel')),
  );

  it('is the same object while a message grows', () => {
    const next = reduceConversation(before, came(content('lo')));

    expect(next.messages.open?.text).toBe('Hello');
    expect(next.messages.settled).toBe(before.messages.settled);
    expect(next.messages.alsoOpen).toBe(before.messages.alsoOpen);
    for (const field of ['turns', 'buttons', 'queue', 'limits', 'progress', 'outcome'] as const) {
      expect(next[field]).toBe(before[field]);
    }
  });

  it('is the same object for a trace that shows nothing', () => {
    for (const one of [trace.debug('x'), content(''), end({ source: ['x'] })]) {
      const next = reduceConversation(before, came(one));

      expect(next.messages).toBe(before.messages);
      expect(next.progress).toBe(before.progress);
      expect(next.running?.received).toBe(3);
    }
  });

  it('is the same object in a message that settles whole', () => {
    const next = reduceConversation(before, came(end()));

    expect(next.messages.settled.at(-1)).toBe(before.messages.open);
    expect(next.buttons).toBe(before.buttons);
  });

  it('is not even looked at for a delta: no message that has settled, no turn that is over', () => {
    const blind = <A>(list: readonly A[]): readonly A[] =>
      new Proxy(list, {
        get: (_, name) => {
          throw new Error(`${String(name)} was looked at`);
        },
      });
    const { messages, turns } = before;
    const unseen = {
      ...before,
      turns: blind(turns),
      messages: { ...messages, settled: blind(messages.settled) },
    };
    const next = [content('l'), content('o'), content('a', { source: ['b'] }), trace.debug('x')]
      .map(came)
      .reduce(reduceConversation, unseen);

    expect(next.messages.open?.text).toBe('Hello');
    expect(next.messages.alsoOpen).toHaveLength(1);
  });

  it('is the same empty list of those that are also open', () => {
    const next = reduceConversation(before, came(end()));

    expect(next.messages.alsoOpen).toBe(before.messages.alsoOpen);
  });

  it('is the same object when a turn ends without a message', () => {
    const idle = after(sent(), over(), sent());
    const next = reduceConversation(idle, over());

    expect(next.messages).toBe(idle.messages);
    expect(next.buttons).toBe(idle.buttons);
  });
});
