import { of } from 'rxjs';
import { trace } from '../../../lib';
import { spyOn } from '../../../lib/testing/spies/spyOn';
import { failureOf, turn } from './support';

const hello = turn('[{completion "Hel"}{completion "lo"}]-A-?|');

describe('toSay', () => {
  it('takes a string for one of the whole messages, completions folded', () => {
    expect(hello).toSay('Hello');
    expect(hello).toSay('A');
    expect(hello).not.toSay('Hel');
  });

  it('takes a RegExp for a part of one, each time anew', () => {
    const pattern = /^h/gi;

    expect(hello).toSay(pattern);
    expect(hello).toSay(pattern);
    expect(hello).not.toSay(/goodbye/);
  });

  it('takes a list for all of them, in order', () => {
    expect(hello).toSay(['Hello', /a/i]);
    expect(hello).not.toSay(['A', 'Hello']);
    expect(hello).not.toSay(['Hello']);
    expect(turn('?|')).toSay([]);
    expect(hello).not.toSay([]);
  });

  it('counts spoken messages, and not notes for the makers of the agent', () => {
    expect(turn('{speak "Hi"}{debug "cost 3"}|')).toSay(['Hi']);
  });

  it('counts a message that was cut off, whatever the turn ends with', () => {
    expect(turn('[ab#{disconnect}')).toSay('ab');
  });

  it('looks at a spy as it stands', () => {
    expect(spyOn(of(trace.text('Hi')))).toSay('Hi');
  });

  it('fails with what is said instead, and how it ends', () => {
    expect(failureOf(() => expect(hello).toSay('Hallo'))).toEqual([
      'The turn does not say "Hallo".',
      '',
      'It says:',
      '  "Hello"',
      '  "A"',
      'and then ends.',
    ]);
    expect(failureOf(() => expect(turn('[ab#{http 503}')).toSay(/c/))).toEqual([
      'The turn does not say something like /c/.',
      '',
      'It says:',
      '  "ab" (cut off)',
      'and then fails with http 503.',
    ]);
    expect(failureOf(() => expect(turn('--')).toSay(['A', /b/]))).toEqual([
      'The turn does not say just "A", then something like /b/.',
      '',
      'It says nothing, and is still open.',
    ]);
  });

  it('fails with .not as readably', () => {
    expect(failureOf(() => expect(hello).not.toSay('A'))).toEqual([
      'The turn must not say "A", but it does.',
      '',
      'It says:',
      '  "Hello"',
      '  "A"',
      'and then ends.',
    ]);
  });

  it('shows the last of many messages', () => {
    const lines = failureOf(() => expect(turn(`${'A'.repeat(40)}B|`)).toSay('C'));

    expect(lines.slice(2, 5)).toEqual(['It says:', '  … 11 more before', '  "A"']);
    expect(lines.slice(-2)).toEqual(['  "B"', 'and then ends.']);
  });

  it('refuses what it cannot take, with .not too', () => {
    const wrong: unknown[] = [42, [hello], [trace.text('Hi')], { timeline: [], values: [] }, null];
    for (const received of wrong) {
      expect(() => expect(received).not.toSay('A')).toThrow(/^expect\(…\) must be given/);
    }
    expect(() => expect(spyOn(of(1))).not.toSay('A')).toThrow(
      'expect(…) must be given a stream of traces; its value 1 is 1',
    );
    // @ts-expect-error -- it must be a string, a RegExp or a list of them
    expect(() => expect(hello).not.toSay(42)).toThrow('toSay(…) must be given a string');
    expect(() => expect(hello).not.toSay('A', { within: 0 })).toThrow('within must be above 0');
  });
});
