import { from, of } from 'rxjs';
import { BufferFullError, CompletionTooLongError, toSentences, trace } from '../../../lib';
import type { SpeakTrace, TextTrace, Trace } from '../../../lib';
import { spyOn } from '../../../lib/testing';
import { content, end, folded, foldedCut, start } from '../support/completions';

const said = (...traces: readonly Trace[]) => spyOn(from(traces).pipe(toSentences()));

const speak = (payload: SpeakTrace['payload']): SpeakTrace => ({ type: 'speak', payload });

describe('toSentences, of messages that come whole,', () => {
  it('makes one trace a sentence; what belongs to the end is on the last', () => {
    const text: TextTrace = {
      type: 'text',
      time: 4,
      payload: {
        message: 'One. Two.',
        slate: { id: 1 },
        messageID: 'm',
        delay: 5,
        interrupted: true,
      },
    };

    expect(said(text).values).toStrictEqual([
      { type: 'text', time: 4, payload: { message: 'One. ', messageID: 'm' } },
      {
        type: 'text',
        time: 4,
        payload: { message: 'Two.', messageID: 'm', delay: 5, interrupted: true },
      },
    ]);
  });

  it('keeps speech speech', () => {
    expect(said(speak({ message: 'A cat. A dog.', voice: 'v', src: null })).values).toStrictEqual([
      speak({ message: 'A cat. ', voice: 'v', src: null }),
      speak({ message: 'A dog.', voice: 'v', src: null }),
    ]);
  });

  it.each<readonly [string, Trace]>([
    ['is one sentence', { type: 'text', payload: { message: 'One.', slate: { id: 1 } } }],
    ['is empty', trace.text('')],
    ['has a sound of its own', trace.text('One. Two.', { audio: { src: 'a.mp3' } })],
    ['is spoken from a file', speak({ message: 'One. Two.', src: 'a.mp3' })],
    ['is a file', speak({ message: 'One. Two.', type: 'audio' })],
    ['is SSML', speak({ message: '<speak>One. Two.</speak>' })],
    ['is no message', trace.debug('One. Two.')],
  ])('passes as it is what %s', (_, whole) => {
    expect(said(whole).values[0]).toBe(whole);
  });

  it('passes them at once while a completion is open', () => {
    expect(said(content('Hi'), trace.text('A cat. No.'), content('!'), end()).values).toEqual([
      ...['A cat. ', 'No.', 'Hi!'].map((text) => folded(text)),
    ]);
  });
});

describe('the limits of toSentences', () => {
  it('lets sentences pass that are just as long, and any number of them', () => {
    const { errors, values } = spyOn(
      of(start(), content('Abc. Abc. '), content('Abc.'), end()).pipe(
        toSentences({ maxCharacters: 5 }),
      ),
    );

    expect(errors).toEqual([]);
    expect(values).toHaveLength(3);
  });

  it.each([
    ['is whole', ['Yes. Hello! '], ['Yes. ', 'Hello! '], ''],
    ['is not', ['Yes. Hel', 'loo'], ['Yes. '], 'Helloo'],
  ])('fails past maxCharacters where a sentence %s, and loses nothing', (_, deltas, whole, cut) => {
    const { errors, values } = spyOn(
      from(deltas.map((delta) => content(delta))).pipe(toSentences({ maxCharacters: 5 })),
    );

    expect(errors).toEqual([new CompletionTooLongError(5, 'Hello')]);
    expect(errors).toMatchObject([{ limit: 5, text: 'Hello' }]);
    expect(values).toEqual([
      ...whole.map((text) => folded(text)),
      ...(cut === '' ? [] : [foldedCut(cut)]),
    ]);
  });

  it('fails past maxOpen, and loses nothing', () => {
    const one = { source: ['a'] };
    const two = { source: ['b'] };
    const { errors, values } = spyOn(
      of(content('Hi', one), content('Yes! No', two)).pipe(toSentences({ maxOpen: 1 })),
    );

    expect(errors).toEqual([expect.any(BufferFullError)]);
    expect(values).toEqual([foldedCut('Hi', one), folded('Yes! ', two), foldedCut('No', two)]);
  });

  it.each([0, -1, NaN])('are above 0, so none is %s', (limit) => {
    expect(() => toSentences({ maxCharacters: limit })).toThrow('maxCharacters must be above 0');
    expect(() => toSentences({ maxOpen: limit })).toThrow('maxOpen must be above 0');
  });

  it('holds a message of a million deltas without an end', () => {
    const deltas = Array.from({ length: 1_000_000 }, () => content('x'));
    const { values } = spyOn(from([...deltas, end()]).pipe(toSentences()));

    expect(values).toEqual([folded('x'.repeat(1_000_000))]);
  });
});

describe('the abbreviations of toSentences', () => {
  it('are those that are known, and more', () => {
    const { values } = spyOn(
      of(trace.text('Jct. A. JCT. Bb. Mr. C. Go.')).pipe(toSentences({ abbreviations: ['jct.'] })),
    );

    expect(values.map((value) => 'payload' in value && value.payload)).toEqual([
      { message: 'Jct. A. JCT. Bb. ' },
      { message: 'Mr. C. Go.' },
    ]);
  });

  it.each(['', '.', 'z. B.', 'x'.repeat(65)])('are words, so none is "%s"', (word) => {
    expect(() => toSentences({ abbreviations: [word] })).toThrow('abbreviations must be words');
  });
});
