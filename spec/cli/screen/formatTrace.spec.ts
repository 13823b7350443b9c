import pc from 'picocolors';
import { trace } from '../../../lib';
import { formatTrace } from '../../../lib/cli/screen/formatTrace';
import type { ShownTrace } from '../../../lib/cli/turn/ShownTrace';

const plain = pc.createColors(false);
const line = (given: ShownTrace, at = 7) => formatTrace({ at, trace: given }, plain);

describe('formatTrace', () => {
  it.each<[string, ShownTrace, string]>([
    ['a text', trace.text('Hello'), 'text        Hello'],
    ['a speak', trace.speak('Hello'), 'speak       Hello'],
    ['a start', { type: 'completion', payload: { state: 'start', text: '' } }, 'completion  start'],
    [
      'a delta',
      { type: 'completion', payload: { state: 'content', content: ' a\n', text: ' a\n' } },
      'completion  content " a\\n"',
    ],
    [
      'an end',
      { type: 'completion', payload: { state: 'end', text: 'Hello' } },
      'completion  end: Hello',
    ],
    [
      'a cut',
      { type: 'completion', payload: { state: 'end', text: 'Hel', interrupted: true } },
      'completion  cut off: Hel',
    ],
    ['buttons', trace.choice(['One', 'Two']), 'choice      [One] [Two]'],
    ['a no-reply', trace.noReply(20), 'no-reply    after 20 s of silence'],
    ['a debug', trace.debug('done', { type: 'api' }), 'debug       api: done'],
    ['a debug without a type', trace.debug('done'), 'debug       done'],
    ['an end', trace.end(), 'end'],
    ['a path', { type: 'path', payload: { path: 'x' } }, 'path        {"path":"x"}'],
    ['a custom trace', trace.custom('Pay', 'now'), 'Pay         "now"'],
    ['a voice', { ...trace.text('Hi'), source: ['a', 'b'] }, 'text (a/b)  Hi'],
  ])('writes %s on a line with its time', (_, given, expected) => {
    expect(line(given)).toBe(`    +7 ms  ${expected}\n`);
  });

  it('keeps the lines below each other, whatever the time', () => {
    expect(line(trace.text('a'), 0).indexOf('text')).toBe(11);
    expect(line(trace.text('a'), 12_345.6).indexOf('text')).toBe(11);
    expect(line(trace.text('a'), 12_345.6)).toMatch(/^\+12346 ms {2}text/);
  });

  it('moves the later lines of a message under the first', () => {
    expect(line(trace.text('a\nb'))).toBe('    +7 ms  text        a\n           b\n');
  });

  it('shortens a payload of no end, and a name of no end', () => {
    const long = trace.custom('n'.repeat(1000), { a: 'x'.repeat(10_000) });

    expect(line(long).length).toBeLessThan(500);
    expect(line(long)).toMatch(/^ {4}\+7 ms {2}n{40}… \{"a":"x+…\n$/);
  });

  it('never shortens a message', () => {
    expect(line(trace.text('x'.repeat(10_000)))).toContain('x'.repeat(10_000));
  });

  it('dims all but the message of a text', () => {
    const colors = pc.createColors(true);
    const written = (given: ShownTrace) => formatTrace({ at: 7, trace: given }, colors);

    expect(written(trace.text('Hello'))).toBe(`${colors.dim('    +7 ms  text       ')} Hello\n`);
    expect(written(trace.debug('x'))).toBe(`${colors.dim('    +7 ms  debug       x')}\n`);
  });
});
