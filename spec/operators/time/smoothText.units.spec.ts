import { isInvalidInputError, smoothText, trace } from '../../../lib';
import type { SmoothTextConfig } from '../../../lib';
import { content, end, start } from '../support/completions';
import { tell } from '../support/tell';

const family = '👨‍👩‍👧‍👦';

const wordsOf = (message: string, config: SmoothTextConfig = {}) =>
  tell(smoothText({ ...config, maxLag: 100_000 }), 't 50s |', { t: trace.text(message) })
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .filter((line) => !/^(<.*>|\|)$/.test(line));

/** Each delta 100 ms after the one before it. */
const deltas = (config: SmoothTextConfig, ...contents: readonly string[]) => {
  const traces = Object.fromEntries(contents.map((text, index) => [index, content(text)]));
  return tell(
    smoothText(config),
    `s${contents.map((_, index) => ` 99ms ${index}`).join('')} 99ms e|`,
    { ...traces, s: start(), e: end() },
  )
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .filter((line) => !/^(<.*>|\|)$/.test(line));
};

describe('the unit of smoothText', () => {
  it.each([
    ['Give me a moment, please!', ['Give ', 'me ', 'a ', 'moment, ', 'please!']],
    ['He said “no” (twice).', ['He ', 'said “', 'no” (', 'twice).']],
    ["It's 3.14, isn't it?", ["It's ", '3.14, ', "isn't ", 'it?']],
    ['  two   spaces ', ['  two   ', 'spaces ']],
    ['…', ['…']],
  ])('is a word, with what stands behind it: %s', (message, words) => {
    expect(wordsOf(message)).toEqual(words);
  });

  it('is a word also where words have no space between them', () => {
    const message = '東京は日本の首都であり、世界最大の都市の一つです。';
    const words = wordsOf(message);

    expect(words.length).toBeGreaterThan(8);
    expect(words.join('')).toBe(message);
  });

  it('is a grapheme, which is never cut', () => {
    expect(wordsOf(`a${family}e\u0301🇦🇺!`, { unit: 'grapheme' })).toEqual([
      'a',
      family,
      'e\u0301',
      '🇦🇺',
      '!',
    ]);
  });

  it.each(['word', 'grapheme'] as const)(
    'keeps a family whole that is cut anywhere: %s',
    (unit) => {
      for (let at = 1; at < family.length; at += 1) {
        const pieces = deltas({ unit }, `Hi ${family.slice(0, at)}`, `${family.slice(at)} there`);
        const broken = pieces.filter((piece) =>
          /^\u200D|\u200D$|^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(piece),
        );

        expect(broken).toEqual([]);
        expect(pieces.join('')).toBe(`Hi ${family} there`);
      }
    },
  );

  it('lets half a character out when nothing can make it whole any more', () => {
    expect(deltas({}, 'one a\uD83D')).toEqual(['one ', 'a', '\uD83D']);
  });

  it('is a segment of a segmenter', () => {
    const unit = new Intl.Segmenter('en', { granularity: 'sentence' });

    expect(wordsOf('Hi there. How are you? Well.', { unit })).toEqual([
      'Hi there. ',
      'How are you? ',
      'Well.',
    ]);
  });

  it('is a piece of a function', () => {
    const unit = (text: string) => text.match(/.{1,3}/gs) ?? [];

    expect(wordsOf('abcdefgh', { unit })).toEqual(['abc', 'def', 'gh']);
    expect(deltas({ unit }, 'ab', 'cd', 'efg')).toEqual(['abc', 'def', 'g']);
  });

  it('must give pieces that join to the text; else the stream fails, and loses nothing', () => {
    const lines = tell(smoothText({ unit: () => ['x'] }), '-t|', { t: trace.text('one two') });

    expect(lines).toEqual([
      '1 <start>',
      '1 one two',
      '1 <end>',
      '1 # unit must give pieces that join to the text',
    ]);
  });

  it('fails the stream with what a function throws, after the text', () => {
    const unit = (): never => {
      throw new Error('no unit');
    };

    expect(tell(smoothText({ unit }), 't|', { t: trace.text('one') })).toEqual([
      '0 <start>',
      '0 one',
      '0 <end>',
      '0 # no unit',
    ]);
  });

  it('fails the stream also where nothing more comes', () => {
    let calls = 0;
    const unit = (text: string) => {
      calls += 1;
      return calls === 1 ? ['', text] : ['x'];
    };
    const traces = { s: start(), a: content('one') };
    const last = '# unit must give pieces that join to the text';

    expect(tell(smoothText({ unit }), '(sa) 996ms |', traces)).toEqual([
      '0 <start>',
      '400 one',
      `400 ${last}`,
    ]);
    calls = 0;
    expect(tell(smoothText({ unit, onComplete: 'drain' }), '(sa) 6ms |', traces)).toEqual([
      '0 <start>',
      '10 one',
      `10 ${last}`,
    ]);
  });

  it('needs a function where the platform has no segmenter', () => {
    const { Segmenter } = Intl;
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      expect(() => smoothText()).toThrow('unit must be a function here');
      expect(smoothText({ unit: (text) => [text] })).toBeInstanceOf(Function);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});

describe('the configuration of smoothText', () => {
  it.each([
    ['maxLag', -1],
    ['maxLag', NaN],
    ['maxCharacters', 0],
    ['maxCharacters', NaN],
    ['maxOpen', 0],
  ])('refuses a %s of %s', (field, value) => {
    let failure: unknown;
    try {
      smoothText({ [field]: value });
    } catch (error) {
      failure = error;
    }
    expect(isInvalidInputError(failure) && failure.field).toBe(field);
  });
});
