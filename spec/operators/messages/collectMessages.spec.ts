import { Subject, take } from 'rxjs';
import { collectMessages, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';
import { message, view } from '../support/messages';

const buttons = [{ name: 'Yes', request: { type: 'path-1' } }, { name: 'No' }];
const card = { title: 'Sydney', buttons: [{ name: 'Book' }] };

const traces = {
  s: start(),
  a: content('Hel'),
  z: content(''),
  b: content('lo'),
  e: end(),
  t: trace.text('Give me a moment…'),
  d: trace.debug('looked up'),
  c: trace.choice(buttons),
};

const hello = message(1, { text: 'Hello' });
const moment = message(2, { text: 'Give me a moment…' });

const views = {
  1: view([], message(1)),
  2: view([], message(1, { text: 'Hel' })),
  3: view([], hello),
  4: view([hello]),
  5: view([hello, message(2, { buttons })]),
  T: view([message(1, { text: 'Give me a moment…' })]),
  U: view([moment], message(1, { text: 'Hel' })),
  V: view([moment], hello),
  W: view([moment, hello]),
};

describe('collectMessages', () => {
  it('shows a message as it grows, and then as settled', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-d-b-e-c-|', traces);
      const sourceSub = '   ^------------!';
      const expected = '    -1-2---3-4-5-|';

      expectObservable(source.pipe(collectMessages())).toBe(expected, views);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('emits nothing for a trace that shows nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { ...traces, p: { type: 'path', payload: {} }, x: trace.custom('x') } as const;
      const source = cold(' -d-e-(sz)-p-a-z-x-b-(ed)-d|', values);
      const expected = '    -----1------2-----3-4-----|';

      expectObservable(source.pipe(collectMessages())).toBe(expected, views);
    });
  });

  it('opens a message with an empty delta', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -z-a-', traces);
      const expected = '    -1-2-';

      expectObservable(source.pipe(collectMessages())).toBe(expected, views);
    });
  });

  it('settles a whole message at once, before one that is open', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-a-t-b-e-|', traces);
      const expected = '    -1-2-U-V-W-|';

      expectObservable(source.pipe(collectMessages())).toBe(expected, views);
    });
  });

  it.each<[string, Trace, Parameters<typeof message>[1]]>([
    ['text', trace.text('Hi', { messageID: 'm1' }), { text: 'Hi', id: 'm1' }],
    ['a cut text', trace.text('Hi', { interrupted: true }), { text: 'Hi', interrupted: true }],
    ['an empty text', trace.text(''), {}],
    ['speak', trace.speak('<p>Hi</p>', { type: 'audio' }), { text: '<p>Hi</p>' }],
    ['choice', trace.choice(buttons), { buttons }],
    ['a card', trace.card(card), { cards: [card] }],
    ['an empty card', trace.card({}), { cards: [{}] }],
    ['carousel', trace.carousel([card, {}]), { cards: [card, {}] }],
    ['visual', trace.visual('https://a.b/c.png'), { image: 'https://a.b/c.png' }],
    [
      'an old choice',
      { type: 'choice', payload: { choices: [{ name: 'Yes', intent: 'yes' }] } },
      { buttons: [{ name: 'Yes' }] },
    ],
    ['a speaker', { ...trace.text('Hi'), source: ['a', 'b'] }, { text: 'Hi', speaker: ['a', 'b'] }],
  ])('makes a message of %s', (_name, value, fields) => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-|', { t: value });
      const expected = '    -V-|';

      expectObservable(source.pipe(collectMessages())).toBe(expected, {
        V: view([message(1, fields)]),
      });
    });
  });

  it.each<[string, Trace]>([
    ['a choice without buttons', trace.choice([])],
    ['an old choice without any', { type: 'choice', payload: { choices: [] } }],
    ['a carousel without cards', trace.carousel([])],
    ['a visual without an image', { type: 'visual', payload: { image: null } }],
    ['a visual with an empty image', trace.visual('')],
    ['the end of the conversation', trace.end()],
  ])('leaves out %s', (_name, value) => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -x-t-|', { ...traces, x: value });
      const expected = '    ---T-|';

      expectObservable(source.pipe(collectMessages())).toBe(expected, views);
    });
  });

  it('takes the id of a message from its start', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { ...traces, s: trace.completionStart({ messageID: 'm1' }) };
      const source = cold(' -(sae)-|', values);
      const expected = '    -(ABC)-|';
      const id = 'm1';

      expectObservable(source.pipe(collectMessages())).toBe(expected, {
        A: view([], message(1, { id })),
        B: view([], message(1, { id, text: 'Hel' })),
        C: view([message(1, { id, text: 'Hel' })]),
      });
    });
  });

  it('has nothing for a source that has nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('--|', traces).pipe(collectMessages())).toBe('--|');
      expectObservable(cold('---', traces).pipe(collectMessages())).toBe('---');
      expectObservable(cold('-d#', traces).pipe(collectMessages())).toBe('--#');
    });
  });

  it('shows nothing more of an open message when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-e-|', traces);
      const unsub = '       ^---!     ';
      const expected = '    -1-2-     ';

      expectObservable(source.pipe(collectMessages()), unsub).toBe(expected, views);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('shows nothing more to a consumer that has enough of the first view', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -(sab)-e-|', traces);
      const sourceSub = '   ^!';
      const expected = '    -(1|)';

      expectObservable(source.pipe(collectMessages(), take(1))).toBe(expected, views);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-e-|    ', traces);
      const second = '      ----^         ';
      const expected = '    -1-2-3-4-|    ';
      const later = '       -----1-2-3-4-|';

      const collect = collectMessages();
      const result = source.pipe(collect);
      expectObservable(result).toBe(expected, views);
      expectObservable(result, second).toBe(later, views);
      expectObservable(cold('-t-', traces).pipe(collect)).toBe('-T-', views);
      expectSubscriptions(source.subscriptions).toBe(['^--------!', '----^--------!']);
    });
  });

  it('shows all in order to a consumer that makes more come while it is shown a view', () => {
    const source = new Subject<Trace>();
    const more: Trace[] = [traces.a, traces.b, traces.e];
    const { values } = spyOn(source.pipe(collectMessages()), () => {
      const next = more.shift();
      if (next !== undefined) source.next(next);
    });
    source.next(traces.s);

    expect(values).toStrictEqual([views[1], views[2], views[3], views[4]]);
  });
});
