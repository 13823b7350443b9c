import { trace } from '../../../lib';
import type { Trace } from '../../../lib';
import type { GuardOutputConfig } from '../../../lib/agents/guards/GuardOutputConfig';
import { content, end, start } from '../../operators/support/completions';
import { deltasIn, guarded } from './support/guarding';

const check = (text: string) => !text.includes('Damn');
const no = trace.text('No.');
const redact: GuardOutputConfig = { window: 'message', check, onViolation: 'redact' };
const replace: GuardOutputConfig = { window: 'message', check, onViolation: 'replace', say: [no] };
const stop: GuardOutputConfig = { window: 'message', check, onViolation: 'stop' };

const source = ['planner'];

/** Traces that hold the word, by where it stands. */
const bad: Readonly<Record<string, Trace>> = {
  text: trace.text('Damn it'),
  speak: trace.speak('Damn it'),
  'the name of a button': trace.choice(['Yes', 'Damn']),
  'the name of a choice in the old form': {
    type: 'choice',
    payload: { choices: [{ name: 'Damn' }] },
  },
  'the title of a card': trace.card({ title: 'Damn' }),
  'the description of a card': trace.card({ description: { text: 'Damn' } }),
  'a button of a card': trace.card({ title: 'Yes', buttons: [{ name: 'Damn' }] }),
  'a card of a carousel': trace.carousel([{ title: 'Yes' }, { title: 'Damn' }]),
};

/** Traces that hold the word, and are not checked. */
const unchecked: readonly Trace[] = [
  trace.debug('Damn'),
  { type: 'reasoning', payload: { state: 'content', content: 'Damn' } },
  { type: 'audio', payload: { message: 'Damn', src: null } },
  trace.custom('Damn', { message: 'Damn' }),
  trace.text('', { slate: { content: ['Damn'] } }),
  trace.choice([{ name: 'Yes', request: 'Damn' }]),
  trace.visual('Damn.png'),
  trace.end(),
];

describe('what comes whole', () => {
  it.each(Object.entries(bad))('is checked at once: %s', (_, one) => {
    const after = trace.debug('after');
    const isMessage = one.type === 'text' || one.type === 'speak';

    expect(guarded([one, after], replace).values).toEqual([no, after]);
    expect(guarded([one, after], stop)).toMatchObject({ values: [], completed: true });
    expect(guarded([one, after], redact).values).toEqual([
      ...(isMessage ? [{ type: one.type, payload: { message: '[redacted]' } }] : []),
      after,
    ]);
  });

  it('passes as it is where it passes', () => {
    const good = [trace.text('Hi', { slate: { id: 1 } }), trace.choice(['Yes']), trace.card({})];
    const { values } = guarded(good, redact);

    expect(values.every((value, index) => value === good[index])).toBe(true);
    expect(values).toHaveLength(3);
  });

  it('is put to the check line by line', () => {
    const asked: string[] = [];
    guarded(
      [
        trace.carousel([
          { title: 'One', description: { text: 'Two' }, buttons: [{ name: 'Three' }] },
          { title: '', buttons: [{ name: 'Four' }] },
        ]),
        trace.choice([]),
        trace.text(''),
      ],
      {
        ...redact,
        check: (text, { shown, trace: { type } }) => asked.push(`${type} ${shown}${text}`) > 0,
      },
    );

    expect(asked).toEqual(['carousel One\nTwo\nThree\nFour']);
  });

  it.each(unchecked.map((one) => [one.type, one] as const))('is not checked: %s', (_, one) => {
    expect(guarded([one], stop).values).toEqual([one]);
  });

  it('keeps nothing of a masked message that may say the same', () => {
    const fields = {
      messageID: 'm1',
      ai: true,
      delay: 5,
      voice: 'ada',
      sourceUrls: [{ url: 'u' }],
      interrupted: true,
    };
    const text: Trace = {
      ...trace.text('Damn', { ...fields, slate: { id: 1 }, audio: { src: 'Damn.mp3' }, ref: 1 }),
      source,
      time: 1,
      turnID: 't1',
      handleID: 'h1',
      paths: [],
      defaultPath: 0,
    };
    const { time: _, ...speak }: Trace = {
      ...text,
      ...trace.speak('Damn', { ai: true, voice: 'ada', src: 'Damn.mp3', type: 'audio' }),
    };
    const odd = { ...text, html: 'Damn', payload: { ...text.payload, html: 'Damn' } };
    const { slate: _slate, audio: _audio, ref: _ref, ...kept } = text.payload;

    expect(guarded([text, odd, speak], redact).values).toEqual([
      { ...text, payload: { ...kept, message: '[redacted]' } },
      { ...text, payload: { ...kept, message: '[redacted]' } },
      { ...speak, payload: { message: '[redacted]', ai: true, voice: 'ada' } },
    ]);
  });

  it('is replaced by what is said by whoever said it', () => {
    const own = { ...no, source: ['guard'] };
    const config: GuardOutputConfig = { ...redact, onViolation: 'replace', say: [no, own] };

    expect(guarded([{ ...trace.text('Damn'), source }], config).values).toEqual([
      { ...no, source },
      own,
    ]);
    expect(guarded([content('Damn', { source }), end({ source })], config).values.slice(2)).toEqual(
      [{ ...no, source }, own],
    );
  });
});

describe('the text of an accumulated completion', () => {
  it('does not come out', () => {
    const accumulated: readonly Trace[] = [start(), content('Damn'), end()].map((one) => {
      const payload = { ...one.payload, text: 'Damn', content: 'Damn' };
      return { ...one, payload };
    });
    const { values } = guarded(accumulated, redact);

    expect(values).toEqual([start(), content('[redacted]'), end()]);
  });

  it('is no reason to change an end that has none', () => {
    const last: Trace = { type: 'completion', payload: { state: 'end' } };

    expect(guarded([last], redact).values[0]).toBe(last);
  });
});

describe('a completion of the v2beta1 dialect', () => {
  const begin = (completion: string): Trace => ({
    type: 'completion-start',
    payload: { completion, type: 'text', tokens: [completion] },
  });
  const more = (completion: string): Trace => ({
    type: 'completion-continue',
    payload: { completion },
  });
  const last: Trace = { type: 'completion-end', payload: { text: 'Damn' } };
  const opened: Trace = { type: 'completion-start', payload: { completion: '', type: 'text' } };

  it('is held as any other', () => {
    expect(guarded([begin('Hel'), more('lo. '), more('Hi'), last], redact).values).toEqual([
      opened,
      more('Hello. Hi'),
      last,
    ]);
    expect(
      guarded([begin('One. T'), more('wo.')], { ...redact, window: 'sentence' }).values,
    ).toEqual([opened, more('One. '), more('Two.')]);
  });

  it('does not come out where it does not pass', () => {
    const said = [begin('Da'), more('mn'), last, begin('Hi')];

    expect(guarded(said, redact).values).toEqual([
      opened,
      more('[redacted]'),
      { type: 'completion-end' },
      opened,
      more('Hi'),
    ]);
    expect(guarded(said, replace).values).toEqual([
      opened,
      { type: 'completion-end' },
      no,
      opened,
      more('Hi'),
    ]);
  });

  it('gets a start where it has none', () => {
    expect(guarded([more('Hi'), last], redact).values).toEqual([
      { type: 'completion-start', payload: { completion: '' } },
      more('Hi'),
      last,
    ]);
  });

  it('is waited for by what comes behind its text', () => {
    const debug = trace.debug('looked up');

    expect(guarded([begin('Hi'), debug, last], redact).values).toEqual([
      opened,
      more('Hi'),
      debug,
      last,
    ]);
  });

  it('is held apart from one of the present dialect', () => {
    const { values } = guarded([more('Da'), content('mn'), last, end()], redact);

    expect(deltasIn(values)).toBe('Damn');
    expect(values).toHaveLength(6);
  });
});
