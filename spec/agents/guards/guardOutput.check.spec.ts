import { trace } from '../../../lib';
import { content, end, start } from '../../operators/support/completions';
import { deltasIn, guarded } from './support/guarding';

const no = trace.text('No.');
const check = (text: string) => !text.includes('Damn');
const passing = { check: () => true, onViolation: 'stop' } as const;
const replace = { check, onViolation: 'replace', say: [no] } as const;

describe('the check of guardOutput', () => {
  it('holds the last characters, and checks them with each delta', () => {
    const asked: (readonly [string, string])[] = [];
    const { values: shown } = guarded(
      [start(), content('Hello'), content(' World'), content('!'), end()],
      {
        window: 4,
        check: (text, context) => asked.push([text, context.shown]) > 0,
        onViolation: 'stop',
      },
    );

    expect(asked).toEqual([
      ['Hello', ''],
      ['ello World', 'H'],
      ['orld!', 'Hello W'],
    ]);
    expect(shown).toEqual([
      start(),
      content('H'),
      content('ello W'),
      content('o'),
      content('rld!'),
      end(),
    ]);
  });

  it('shows the first character at once, and not half of a pair', () => {
    const { values: shown } = guarded(
      ['a😀', 'b', 'c'].map((text) => content(text)),
      {
        ...passing,
        window: 2,
      },
    );

    expect(shown).toEqual([start(), content('a'), content('😀'), content('bc')]);
  });

  it('says what it is asked about: the last trace, and what was shown', () => {
    const asked: unknown[] = [];
    guarded([start(), content('One. Two. '), content('Thr'), content('ee'), end()], {
      window: 'sentence',
      check: (text, { shown, trace: of }) => asked.push([text, shown, of]) > 0,
      onViolation: 'stop',
    });

    expect(asked).toEqual([
      ['One. ', '', content('One. Two. ')],
      ['Two. ', 'One. ', content('One. Two. ')],
      ['Three', 'One. Two. ', content('ee')],
    ]);
  });

  it('asks no more about a message that did not pass', () => {
    const asked: string[] = [];
    guarded([content('Damn. One. '), content('Two. '), end()], {
      ...replace,
      window: 'sentence',
      check: (text) => {
        asked.push(text);
        return check(text);
      },
    });

    expect(asked).toEqual(['Damn. ']);
  });

  it('takes nothing but true for a pass', () => {
    const untyped: unknown = () => 'yes';
    const isCheck = (value: unknown): value is () => boolean => typeof value === 'function';
    if (!isCheck(untyped)) throw new Error('a function');

    expect(guarded([trace.text('Hi')], { ...replace, window: 1, check: untyped }).values).toEqual([
      no,
    ]);
  });

  it('is done before subscribe returns where its check answers at once', () => {
    const { completed, values: shown } = guarded([start(), content('Hi'), end()], {
      ...passing,
      window: 'message',
    });

    expect({ completed, said: deltasIn(shown) }).toEqual({ completed: true, said: 'Hi' });
  });

  it.each([
    ['by message', 'message' as const, 'Pay 4111111111111111 or 42.'],
    ['by number', 20, 'Pay 4111111111111111 or 42.'],
  ])('has what a function makes of a text in its place: %s', (_, window, said) => {
    const card = /\d{13,16}/g;
    const { values } = guarded([content(said), content('42424242424242'), end()], {
      window,
      check: (text) => text.search(card) < 0,
      onViolation: 'redact',
      mask: (text) => text.replace(card, '[card]'),
    });

    expect(deltasIn(values)).toBe('Pay [card] or 42.[card]');
  });

  it('checks on with what a mask leaves', () => {
    const { values } = guarded(
      ['a Damn b Da', 'mn c'].map((text) => content(text)),
      {
        window: 10,
        check,
        onViolation: 'redact',
        mask: (text) => text.replace('Damn', '#'),
      },
    );

    expect(deltasIn(values)).toBe('a # b # c');
  });

  it('leaves out a text whose mask is empty, and keeps the end of its message', () => {
    const { values } = guarded(
      [start(), content('Damn'), { ...end(), payload: { state: 'end', interrupted: true } }],
      { window: 'message', check, onViolation: 'redact', mask: '' },
    );

    expect(values).toEqual([
      start(),
      { type: 'completion', payload: { state: 'end', interrupted: true } },
    ]);
  });

  it('gives deltas the fields of the last one, its time, and nothing that is not known', () => {
    const more = { turnID: 't1', at: 7 };
    const payload = { ...content('. ').payload, tokens: ['. '] };
    const { values } = guarded(
      [
        start({ time: 1, ...more }),
        content('One', { time: 2, ...more }),
        { ...content('', more), payload },
        end(more),
      ],
      { ...passing, window: 'sentence' },
    );

    expect(values).toEqual([
      start({ time: 1, ...more }),
      { ...content('One. '), turnID: 't1', time: 2 },
      end(more),
    ]);
  });
});
