import { from } from 'rxjs';
import { trace, verifyTraces } from '../../../lib';
import type { Trace, TraceOrderError } from '../../../lib';
import { spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';

const traces = {
  's ': start(),
  'c ': content('Hel'),
  'e ': end(),
  'i ': { type: 'completion', payload: { state: 'end', interrupted: true } },
  'v2beta1 s': { type: 'completion-start', payload: { completion: 'Hel' } },
  'v2beta1 c': { type: 'completion-continue', payload: { completion: 'lo' } },
  'v2beta1 e': { type: 'completion-end' },
  'audio s': { type: 'audio', payload: { state: 'start' } },
  'audio c': { type: 'audio', payload: { state: 'content', content: 'AAAA' } },
  'audio e': { type: 'audio', payload: { state: 'end' } },
  'audio w': { type: 'audio', payload: { src: null } },
  'reasoning s': { type: 'reasoning', payload: { state: 'start' } },
  'reasoning c': { type: 'reasoning', payload: { state: 'content', content: 'So' } },
  'reasoning e': { type: 'reasoning', payload: { state: 'end' } },
  'reasoning f': { type: 'reasoning', payload: { state: 'final', message: 'So.' } },
  'call s': { type: 'tool-call', payload: { state: 'start', callID: 'c1' } },
  'call e': { type: 'tool-call', payload: { state: 'end', callID: 'c1' } },
  'call S': { type: 'tool-call', payload: { state: 'start', callID: 'c2' } },
  'call E': { type: 'tool-call', payload: { state: 'end', callID: 'c2' } },
  'custom c': trace.custom('completion ', { state: 'content' }),
} as const satisfies Readonly<Record<string, Trace>>;

type Name = keyof typeof traces;

const faultsOf = (names: readonly Name[]): readonly TraceOrderError[] => {
  const faults: TraceOrderError[] = [];
  const onViolation = (error: TraceOrderError) => faults.push(error);
  const source = from(names.map((name): Trace => traces[name]));
  const { values } = spyOn(source.pipe(verifyTraces({ mode: 'report', onViolation })));
  expect(values).toHaveLength(names.length);
  return faults;
};

describe('verifyTraces knows what is in order', () => {
  it.each<readonly Name[]>([
    ['s ', 'e ', 's ', 'c ', 'c ', 'i ', 's ', 'e '],
    ['s ', 'v2beta1 s', 'c ', 'v2beta1 c', 'e ', 'v2beta1 e'],
    ['s ', 'audio s', 'reasoning s', 'call s', 'e ', 'audio e', 'reasoning e', 'call e'],
    ['audio w', 'audio s', 'audio w', 'audio c', 'audio e', 'audio w'],
    ['reasoning f', 'reasoning s', 'reasoning c', 'reasoning e', 'reasoning f', 'reasoning f'],
    ['reasoning s', 'reasoning c', 'reasoning f', 'reasoning s', 'reasoning f'],
    ['call s', 'call S', 'call e', 'call E', 'call s', 'call e'],
    ['custom c'],
  ])('%s %s %s %s', (...names) => {
    expect(faultsOf(names)).toEqual([]);
  });
});

describe('verifyTraces finds what is not in order', () => {
  it.each<readonly [string, readonly Name[]]>([
    ['completion contentWithoutStart 0', ['c ', 'e ']],
    ['completion contentWithoutStart 3', ['s ', 'c ', 'i ', 'c ', 'e ']],
    ['completion endWithoutStart 0', ['i ']],
    ['completion startInsideStart 2', ['s ', 'c ', 's ', 'e ']],
    ['completion openAtEnd 1', ['s ']],
    ['completion contentWithoutStart 1', ['s ', 'v2beta1 c', 'v2beta1 e', 'e ']],
    ['completion endWithoutStart 1', ['v2beta1 s', 'e ', 'v2beta1 e']],
    ['completion startInsideStart 1', ['v2beta1 s', 'v2beta1 s', 'v2beta1 e']],
    ['completion openAtEnd 2', ['v2beta1 s', 'v2beta1 c']],
    ['audio contentWithoutStart 1', ['audio w', 'audio c', 'audio e']],
    ['audio endWithoutStart 1', ['audio w', 'audio e']],
    ['audio startInsideStart 2', ['audio s', 'audio w', 'audio s', 'audio e']],
    ['audio openAtEnd 2', ['audio s', 'audio w']],
    ['reasoning contentWithoutStart 1', ['reasoning f', 'reasoning c', 'reasoning e']],
    ['reasoning endWithoutStart 2', ['reasoning s', 'reasoning f', 'reasoning e']],
    ['reasoning startInsideStart 1', ['reasoning s', 'reasoning s', 'reasoning f']],
    ['reasoning openAtEnd 2', ['reasoning f', 'reasoning s']],
    ['tool-call endWithoutStart 1 c2', ['call s', 'call E', 'call e']],
    ['tool-call startInsideStart 2 c2', ['call s', 'call S', 'call S', 'call e', 'call E']],
    ['tool-call openAtEnd 3 c1', ['call s', 'call S', 'call E']],
  ])('%s', (expected, names) => {
    const said = faultsOf(names).map(({ callID, fault, kind, position }) =>
      [kind, fault, position, ...(callID === undefined ? [] : [callID])].join(' '),
    );

    expect(said).toEqual([expected]);
  });
});
