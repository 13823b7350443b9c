import { Subject } from 'rxjs';
import { decodeTrace, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import { spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';
import { agentOf, merged, named, turn } from './support/lanes';

const of = (wire: unknown): Trace => {
  const decoded = decodeTrace(wire);
  if (decoded._tag === 'Left') throw decoded.left;
  return decoded.right;
};

const audio = (payload: object) => of({ type: 'audio', payload });
const reasoning = (payload: object) => of({ type: 'reasoning', payload });
const call = (state: string) => of({ type: 'tool-call', payload: { state, callID: 'c1' } });
const part = (type: string) => of({ type, payload: { completion: 'Hel' } });

const kinds: Readonly<Record<string, readonly [first: Trace, last: Trace]>> = {
  'a completion': [start(), end()],
  'a completion without a start': [content('Hel'), end()],
  'a completion of v2beta1': [part('completion-start'), of({ type: 'completion-end' })],
  'one of v2beta1 without a start': [part('completion-continue'), of({ type: 'completion-end' })],
  'audio in parts': [audio({ state: 'start' }), audio({ state: 'end' })],
  'audio without a start': [audio({ state: 'content', content: '' }), audio({ state: 'end' })],
  'a reasoning': [reasoning({ state: 'start' }), reasoning({ state: 'end' })],
  'a reasoning that becomes final': [
    reasoning({ state: 'content', content: 'So' }),
    reasoning({ state: 'final', message: 'So.' }),
  ],
};

/** Two agents to play by hand. */
const play = () => {
  const one = new Subject<Trace>();
  const other = new Subject<Trace>();
  return { one, other, spy: spyOn(merged(one, other)) };
};

const hello = trace.text('Hello');
const fromOther = named('hotels', hello);

describe('what mergeAgents keeps whole', () => {
  it.each(Object.entries(kinds))('is %s', (_, [first, last]) => {
    const { one, other, spy } = play();
    one.next(first);
    other.next(hello);
    expect(spy.values).toStrictEqual([named('flights', first)]);

    one.next(last);
    const [opened, closed] = [named('flights', first), named('flights', last)];
    expect(spy.values).toStrictEqual([opened, closed, fromOther]);
  });

  it.each<[string, Trace]>([
    ['a tool call', call('start')],
    ['whole audio', audio({ src: null, message: 'Hello' })],
    ['a final reasoning', reasoning({ state: 'final', message: 'So.' })],
    ['a text', hello],
    ['a custom trace', trace.custom('completion start', { state: 'start' })],
  ])('is not %s', (_, first) => {
    const { one, other, spy } = play();
    one.next(first);
    other.next(hello);

    expect(spy.values).toStrictEqual([named('flights', first), fromOther]);
  });

  it('is a message with a tool call in it', () => {
    const { one, other, spy } = play();
    for (const next of [start(), call('start'), call('end')]) one.next(next);
    other.next(hello);
    expect(spy.values).toHaveLength(3);

    one.next(end());
    expect(spy.values.at(-1)).toStrictEqual(fromOther);
  });

  it('is all that several speakers of one agent say at once', () => {
    const { one, other, spy } = play();
    const [ada, bob] = [{ source: ['ada'] }, { source: ['bob'] }];
    one.next(start(ada));
    other.next(hello);
    for (const next of [start(bob), reasoning({ state: 'start' }), end(ada), end(bob)]) {
      one.next(next);
      expect(spy.values).not.toContainEqual(fromOther);
    }
    one.next(reasoning({ state: 'end' }));

    expect(spy.values.at(-1)).toStrictEqual(fromOther);
  });

  it('is that of a merge that interleaves', () => {
    const [ada, bob, carol] = [new Subject<Trace>(), new Subject<Trace>(), new Subject<Trace>()];
    const inner = mergeAgents({ ada: agentOf(ada), bob: agentOf(bob) }, { interleave: true });
    const spy = spyOn(mergeAgents({ inner, carol: agentOf(carol) })(turn));
    ada.next(start());
    carol.next(hello);
    bob.next(start());
    ada.next(end());
    expect(spy.values.map(({ source }) => source?.join())).toEqual([
      'inner,ada',
      'inner,bob',
      'inner,ada',
    ]);

    bob.complete();
    ada.next(start());
    ada.complete();
    expect(spy.values.map(({ source }) => source?.join()).slice(3)).toEqual(['inner,ada', 'carol']);
  });

  it('is no more known of one agent when so many are open that nobody can read them', () => {
    const { one, other, spy } = play();
    const speakers = Array.from({ length: 10_001 }, (_, index) => ({ source: [`s${index}`] }));
    for (const speaker of speakers) one.next(start(speaker));
    other.next(hello);
    for (const speaker of speakers.slice(0, 9_999)) one.next(end(speaker));
    expect(spy.values.at(-1)?.type).toBe('completion');

    one.next(end(speakers[9_999]));
    expect(spy.values.at(-1)).toStrictEqual(fromOther);
  });

  it('comes out at once where it may', () => {
    const { one, other, spy } = play();
    for (const [index, next] of [start(), content('a'), end()].entries()) {
      one.next(next);
      expect(spy.values).toHaveLength(index + 1);
    }
    other.next(hello);
    expect(spy.values).toHaveLength(4);
  });

  it('is whole too where all agents speak while they are subscribed to', () => {
    const says = [start(), content('a'), end(), hello];
    const { values } = spyOn(mergeAgents({ a: agentOf(says), b: agentOf(says) })(turn));

    expect(values).toStrictEqual([
      ...says.map((one) => named('a', one)),
      ...says.map((one) => named('b', one)),
    ]);
  });
});
