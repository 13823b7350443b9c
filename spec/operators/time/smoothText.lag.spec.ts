import { smoothText, trace } from '../../../lib';
import { content, end, start } from '../support/completions';
import { tell } from '../support/tell';

const frame = 16;

const wordsOf = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');

const timeOf = (line = ''): number => Number(line.split(' ')[0]);

const textOf = (lines: readonly string[]) =>
  lines
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .filter((line) => !/^(<.*>|\|)$/.test(line))
    .join('');

describe('the lag of smoothText', () => {
  it.each([100, 400, 1000])('is bounded: 300 words at once are out within %s ms', (maxLag) => {
    const lines = tell(smoothText({ maxLag }), 't 9s |', { t: trace.text(wordsOf(300)) });
    const last = timeOf(lines.find((line) => line.endsWith('<end>')));

    expect(textOf(lines)).toBe(wordsOf(300));
    expect(last).toBeLessThanOrEqual(maxLag + frame);
    expect(last).toBeGreaterThan(maxLag / 2);
    // They come a frame apart, in portions of about the same size.
    expect(lines.length).toBeGreaterThan(maxLag / frame - 2);
  });

  it('is bounded for what stands behind the text: a result behind 200 words', () => {
    const traces = { t: trace.text(wordsOf(200)), c: trace.choice(['Yes']) };
    const lines = tell(smoothText(), '(tc) 9s |', traces);

    expect(timeOf(lines.find((line) => line.endsWith('<choice>')))).toBeLessThanOrEqual(400);
  });

  it('is bounded where much comes again and again', () => {
    const traces = { t: trace.text(wordsOf(50)) };
    const lines = tell(smoothText(), `${'t 39ms '.repeat(20)} 9s |`, traces);
    const ends = lines.filter((line) => line.endsWith('<end>')).map(timeOf);

    expect(ends.map((end, index) => end - 40 * index <= 400 + frame)).toEqual(Array(20).fill(true));
  });

  it('is one word at most in a slow stream', () => {
    const traces = {
      s: start(),
      a: content('one'),
      b: content(' two'),
      c: content(' three'),
      e: end(),
    };
    const lines = tell(smoothText(), 's 199ms a 199ms b 199ms c 199ms e|', traces);

    expect(lines).toEqual(['0 <start>', '400 one ', '600 two ', '800 three', '800 <end>', '801 |']);
  });

  it('lets a word out after maxLag, where nothing proves that it is whole', () => {
    const traces = { s: start(), a: content('one'), b: content('self') };

    expect(tell(smoothText({ maxLag: 50 }), 's 9ms a 999ms b 999ms |', traces)).toEqual([
      '0 <start>',
      '60 one',
      '1060 self',
      '2010 |',
    ]);
  });

  it('is nothing where maxLag is 0', () => {
    const traces = { s: start(), a: content('one two'), e: end() };

    expect(tell(smoothText({ maxLag: 0 }), 's 9ms a 9ms e|', traces)).toEqual([
      '0 <start>',
      '10 one ',
      '10 two',
      '20 <end>',
      '21 |',
    ]);
  });

  it('gives way where more is held than may be', () => {
    const lines = tell(smoothText({ maxCharacters: 100 }), 't 9s |', {
      t: trace.text(wordsOf(300)),
    });

    expect(lines).toHaveLength(4);
    expect(timeOf(lines[2])).toBe(0);
    expect(textOf(lines)).toBe(wordsOf(300));
  });

  it('is nothing for more speakers than may be smoothed, until one has ended', () => {
    const [one, two] = [{ source: ['one'] }, { source: ['two'] }];
    const traces = {
      a: content('one', one),
      b: content('two', two),
      e: end(one),
      f: content('three', two),
    };

    expect(tell(smoothText({ maxOpen: 1 }), '(ab) 6ms (ef) 996ms |', traces)).toEqual([
      '0 two',
      '10 one',
      '10 <end>',
      '410 three',
      '1010 |',
    ]);
  });

  it('keeps up with a message of a megabyte, and with deltas that have no boundary', () => {
    const long = 'x'.repeat(1_000_000);
    const traces = { s: start(), a: content('x'.repeat(100)), t: trace.text(long) };

    expect(textOf(tell(smoothText(), 't 9s |', traces))).toBe(long);
    expect(textOf(tell(smoothText(), `s${'a'.repeat(2_000)}|`, traces))).toBe('x'.repeat(200_000));
  });
});
