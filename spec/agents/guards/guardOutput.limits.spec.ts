import { Subject } from 'rxjs';
import { BufferFullError, CompletionTooLongError, InvalidInputError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { guardOutput } from '../../../lib/agents/guards/guardOutput';
import type { GuardOutputConfig } from '../../../lib/agents/guards/GuardOutputConfig';
import { spyOn } from '../../../lib/testing';
import { content, start } from '../../operators/support/completions';
import { deltasIn, guarded, saying, turn } from './support/guarding';

const redact: GuardOutputConfig = { window: 'message', check: () => true, onViolation: 'redact' };
const debug = trace.debug('looked up');
const hers = { source: ['ada'] };

describe('guardOutput, at its limits,', () => {
  it('fails where a message is too long, and shows what else it holds', () => {
    const traces = [content('Yes', hers), content('One. T'), debug, content('wo'), debug];
    const config: GuardOutputConfig = { ...redact, window: 'sentence', maxCharacters: 7 };
    const { errors, values } = guarded(traces, config);

    expect(values).toEqual([start(hers), start(), content('One. '), content('Yes', hers), debug]);
    expect(errors).toEqual([new CompletionTooLongError(7, '')]);
    expect(errors).toEqual([expect.objectContaining({ limit: 7, text: 'One. ' })]);
    expect(guarded(traces, { ...config, maxCharacters: 8 }).errors).toEqual([]);
  });

  it('counts what a mask makes of a text', () => {
    const config: GuardOutputConfig = {
      window: 1,
      check: () => false,
      onViolation: 'redact',
      mask: (text) => text.repeat(2),
      maxCharacters: 8,
    };

    expect(
      guarded(
        ['1', '2', '3', '4'].map((one) => content(one)),
        config,
      ).errors,
    ).toEqual([expect.objectContaining({ limit: 8, text: '1121232' })]);
  });

  it('fails where too many messages are open, and shows what it holds', () => {
    const traces = [content('Yes', hers), content('No'), content('More')];
    const { errors, values } = guarded(traces, { ...redact, maxOpen: 1 });

    expect(values).toEqual([start(hers), content('Yes', hers)]);
    expect(errors).toEqual([new BufferFullError('maxOpen', 1)]);
    expect(guarded(traces, { ...redact, maxOpen: 2 }).errors).toEqual([]);
  });

  it('fails where too much waits for text, and gives all of it', () => {
    const traces = [content('Yes'), debug, debug, debug, content('No')];
    const { errors, values } = guarded(traces, { ...redact, maxTraces: 2 });

    expect(values).toEqual([start(), content('Yes'), debug, debug, debug]);
    expect(errors).toEqual([new BufferFullError('maxTraces', 2)]);
    expect(guarded(traces, { ...redact, maxTraces: 3 }).errors).toEqual([]);
  });

  it('counts what waits now, not what has waited', () => {
    const traces = [content('One'), debug, content('. '), content('Two'), debug, content('. ')];

    expect(
      guarded([...traces, ...traces], { ...redact, window: 'sentence', maxTraces: 1 }),
    ).toMatchObject({
      errors: [],
      completed: true,
    });
  });

  it('fails where too much waits for a check, and gives all of it', () => {
    const source = new Subject<Trace>();
    const answer = new Subject<boolean>();
    const config: GuardOutputConfig = { ...redact, check: () => answer, maxTraces: 2 };
    const spy = spyOn(guardOutput(() => source, config)(turn));
    const text = trace.text('Hi');
    for (const one of [debug, text, debug, debug]) source.next(one);

    expect(source.observed).toBe(true);

    source.next(debug);

    expect(source.observed).toBe(false);
    expect(spy).toMatchObject({ values: [debug], errors: [] });

    answer.next(true);

    expect(spy.values).toEqual([debug, text, debug, debug, debug]);
    expect(spy.errors).toEqual([new BufferFullError('maxTraces', 2)]);
  });

  it('takes a message of many deltas, and as many sentences at once', () => {
    const deltas = Array.from({ length: 20_000 }, (_, index) => content(`${index} `));
    const sentences = 'Go on. '.repeat(20_000);

    for (const window of ['message', 'sentence', 40] as const) {
      expect(deltasIn(guarded(deltas, { ...redact, window }).values)).toHaveLength(108_890);
    }
    expect(guarded([content(sentences)], { ...redact, window: 'sentence' }).values).toHaveLength(
      20_001,
    );
  });
});

describe('guardOutput refuses at the call', () => {
  it.each<readonly [string, string, Readonly<Record<string, unknown>>]>([
    ['window', "'sentence', 'message' or a whole number of at least 1", { window: 0 }],
    ['window', "'sentence', 'message' or a whole number of at least 1", { window: 1.5 }],
    ['window', "'sentence', 'message' or a whole number of at least 1", { window: 'word' }],
    ['window', "'sentence', 'message' or a whole number of at least 1", { window: Infinity }],
    ['check', 'a function', { check: /Damn/ }],
    ['onViolation', "'redact', 'replace' or 'stop'", { onViolation: 'mask' }],
    ['mask', 'a text or a function', { mask: null }],
    ['say', 'an array of traces', { onViolation: 'replace' }],
    ['say', 'an array of traces', { onViolation: 'stop', say: trace.text('No.') }],
    ['maxCharacters', 'above 0', { maxCharacters: 0 }],
    ['maxOpen', 'above 0', { maxOpen: NaN }],
    ['maxTraces', 'above 0', { maxTraces: -1 }],
  ])('%s: must be %s (%j)', (field, reason, fields) => {
    const untyped: object = { ...redact, ...fields };
    const isConfig = (value: object): value is GuardOutputConfig => 'window' in value;
    const refused = () => isConfig(untyped) && guardOutput(saying(), untyped);

    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(`${field} must be ${reason}`);
  });
});
