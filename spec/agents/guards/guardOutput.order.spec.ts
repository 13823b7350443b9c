import { Subject } from 'rxjs';
import { trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { guardOutput } from '../../../lib/agents/guards/guardOutput';
import type { GuardOutputConfig } from '../../../lib/agents/guards/GuardOutputConfig';
import { spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';
import { guarded, turn } from './support/guarding';

const check = (text: string) => !text.includes('Damn');
const no = trace.text('No.');
const redact: GuardOutputConfig = { window: 'message', check, onViolation: 'redact' };
const debug = trace.debug('looked up');
const hers = { source: ['ada'] };
const his = { source: ['ben'] };

describe('a trace that comes while text is held', () => {
  it('waits for the text of its speaker that came before it, and for no more', () => {
    const { values } = guarded(
      [content('Hel'), debug, content('lo. Wor'), no, content('ld.'), end()],
      { ...redact, window: 'sentence' },
    );

    expect(values).toEqual([
      start(),
      content('Hel'),
      debug,
      content('lo. '),
      content('Wor'),
      no,
      content('ld.'),
      end(),
    ]);
  });

  it('comes as soon as that text is out', () => {
    const source = new Subject<Trace>();
    const { values } = spyOn(guardOutput(() => source, { ...redact, window: 3 })(turn));
    source.next(content('Hello'));
    source.next(debug);
    source.next(content('Wo'));

    expect(values).not.toContain(debug);

    source.next(content('r'));

    expect(values).toEqual([start(), content('He'), content('ll'), content('o'), debug]);
  });

  it('passes at once where another speaks, or nothing is held', () => {
    const source = new Subject<Trace>();
    const { values } = spyOn(guardOutput(() => source, redact)(turn));
    const traces = [start(hers), { ...debug, ...hers }, content('Hi', hers), no, debug];
    for (const one of traces) source.next(one);

    expect(values).toEqual([start(hers), { ...debug, ...hers }, no, debug]);
  });

  it('comes behind a mask where it came in the middle of what is masked', () => {
    const { values } = guarded(
      [content('Da'), debug, content('mn. One'), no, content('.'), end()],
      {
        ...redact,
        window: 'sentence',
      },
    );

    expect(values).toEqual([
      start(),
      content('[redacted]'),
      debug,
      content('One'),
      no,
      content('.'),
      { type: 'completion', payload: { state: 'end' } },
    ]);
  });

  it('keeps its place behind a mask that is shorter', () => {
    const { values } = guarded([content('Damn it. One'), no, content(' two.'), end()], {
      ...redact,
      window: 'sentence',
      mask: '-',
    });

    expect(values.slice(1, -1)).toEqual([content('-'), content('One'), no, content(' two.')]);
  });

  it('comes behind what is said in the place of the text, and is checked then', () => {
    const sorry = trace.text('Sorry.');
    const { values } = guarded(
      [content('Da'), debug, trace.text('Damn'), content('mn. '), trace.end(), content('More')],
      { window: 'sentence', check, onViolation: 'replace', say: [sorry] },
    );

    expect(values).toEqual([
      start(),
      { type: 'completion', payload: { state: 'end', interrupted: true } },
      sorry,
      debug,
      sorry,
      trace.end(),
    ]);
  });

  it('comes when the turn ends', () => {
    expect(guarded([content('Hi'), debug], redact).values).toEqual([start(), content('Hi'), debug]);
  });

  it('can stop the turn while it is let go of', () => {
    const spy = guarded([content('Hi'), trace.text('Damn'), content(' there'), end()], {
      window: 'message',
      check,
      onViolation: 'stop',
      say: [no],
    });

    expect(spy).toMatchObject({ values: [start(), content('Hi'), no], completed: true });
  });
});

describe('several speakers', () => {
  it('are held apart, also in what does not pass', () => {
    const { values } = guarded(
      [
        content('Da', hers),
        content('mn', his),
        content('mn', hers),
        end(hers),
        content('!', his),
        end(his),
      ],
      { window: 'message', check, onViolation: 'replace', say: [no] },
    );

    expect(values).toEqual([
      start(hers),
      start(his),
      { type: 'completion', ...hers, payload: { state: 'end', interrupted: true } },
      { ...no, ...hers },
      content('mn!', his),
      end(his),
    ]);
  });

  it('end in the order in which they began where the turn ends', () => {
    const { values } = guarded(
      [content('One', hers), content('Two', his), start(hers), content('Three', hers)],
      redact,
    );

    expect(values.slice(-2)).toEqual([content('Two', his), content('Three', hers)]);
  });
});
