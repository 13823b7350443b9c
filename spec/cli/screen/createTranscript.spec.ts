import pc from 'picocolors';
import { trace } from '../../../lib';
import type { Button, Trace } from '../../../lib';
import { createTranscript } from '../../../lib/cli/screen/createTranscript';
import type { ShownTrace } from '../../../lib/cli/turn/ShownTrace';

const plain = pc.createColors(false);

/** As `accumulateCompletions` gives it; only an end is asked for its text. */
const shown = (given: Trace): ShownTrace =>
  given.type === 'completion'
    ? { ...given, payload: { ...given.payload, text: 'all of it' } }
    : given;

const write = (traces: readonly Trace[], colors = plain): string => {
  const transcript = createTranscript(colors);
  return traces.map((one, at) => transcript.add({ at, trace: shown(one) })).join('');
};

const by = (voice: string, given: Trace): Trace => ({ ...given, source: [voice] });
const { completionContent: content, completionEnd: end, completionStart: start } = trace;
const cutOff: Trace = { type: 'completion', payload: { state: 'end', interrupted: true } };

describe('createTranscript', () => {
  it('writes a text with the time of its arrival', () => {
    expect(write([trace.text('Hello'), trace.speak('Ada')])).toBe(
      ['    +0 ms  Hello', '    +1 ms  Ada', ''].join('\n'),
    );
  });

  it('writes a message word by word, on one line, with its first and last time', () => {
    const transcript = createTranscript(plain);
    const steps = [start(), content('Hel'), content('lo'), end()].map((one, at) =>
      transcript.add({ at, trace: shown(one) }),
    );

    expect(steps).toEqual(['    +0 ms  ', 'Hel', 'lo', ' (+3 ms)\n']);
  });

  it('moves the later lines of a message under the first', () => {
    expect(write([trace.text('a\nb'), start(), content('c\n'), content('d'), end()])).toBe(
      ['    +0 ms  a', '           b', '    +1 ms  c', '           d (+4 ms)', ''].join('\n'),
    );
  });

  it('says that a message was cut off', () => {
    expect(write([start(), content('Hel'), cutOff])).toBe('    +0 ms  Hel (cut off)\n');
  });

  it('goes on in a new line after a trace that came between', () => {
    expect(write([start(), content('Hel'), trace.debug('note'), content('lo'), end()])).toBe(
      ['    +0 ms  Hel', '    +2 ms  debug       note', '    +3 ms  lo (+4 ms)', ''].join('\n'),
    );
  });

  it('tells two voices apart that speak at once', () => {
    const traces = [
      by('a', start()),
      by('a', content('Hel')),
      by('b', start()),
      by('b', content('Good')),
      by('a', content('lo')),
      by('b', end()),
      by('a', end()),
    ];

    expect(write(traces)).toBe(
      ['    +0 ms  a: Hel', '    +2 ms  b: Good', '    +4 ms  a: lo (+6 ms)', ''].join('\n'),
    );
  });

  it('says of a message that is not on the line, too, that it was cut off', () => {
    expect(write([start(), content('Hel'), trace.debug('note'), cutOff])).toBe(
      ['    +0 ms  Hel', '    +2 ms  debug       note', '    +3 ms   (cut off)', ''].join('\n'),
    );
  });

  it('numbers the buttons through the turn', () => {
    const button = (name: string): Button => ({ name });
    const traces = [
      trace.choice([button('One'), button('Two')]),
      trace.card({
        title: 'Card',
        description: { text: 'of a thing' },
        imageUrl: 'https://a.test/b.png',
        buttons: [button('Three')],
      }),
      trace.carousel([{ title: 'First', buttons: [button('Four')] }, { title: 'Second' }]),
    ];

    expect(write(traces)).toBe(
      [
        '    +0 ms  1) One',
        '           2) Two',
        '    +1 ms  Card',
        '           of a thing',
        '           https://a.test/b.png',
        '           3) Three',
        '    +2 ms  First',
        '           Second',
        '           4) Four',
        '',
      ].join('\n'),
    );
  });

  it('writes what is not for people as a line of a log, dim', () => {
    const colors = pc.createColors(true);

    expect(write([trace.custom('Pay', { amount: 3 })], colors)).toBe(
      colors.dim('    +0 ms  Pay         {"amount":3}') + '\n',
    );
    expect(write([trace.choice([])])).toBe('    +0 ms  choice\n');
  });

  it('never writes what a terminal would obey', () => {
    const evil = '\u001B[2J\u0007\u009B1m\rx';
    const traces = [
      trace.text(evil),
      start(),
      content(evil),
      end(),
      trace.choice([{ name: evil }]),
      trace.card({ title: evil }),
      trace.custom(evil, evil),
      trace.debug(evil),
      by(evil, start()),
    ];
    const controls = /(?!\n)\p{Cc}/u;

    expect(write(traces)).not.toMatch(controls);
    expect(write(traces)).toContain('\uFFFD[2J');
  });
});
