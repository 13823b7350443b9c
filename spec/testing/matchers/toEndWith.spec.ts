import { concat, of, throwError } from 'rxjs';
import { AgentError, ResponseError, trace } from '../../../lib';
import { spyOn } from '../../../lib/testing/spies/spyOn';
import { failureOf, turn } from './support';

const failing = (error: unknown) =>
  spyOn(
    concat(
      of(trace.text('Hi')),
      throwError((): unknown => error),
    ),
  );

const slowDown = new ResponseError({
  status: 429,
  headers: { 'retry-after': '2', 'x-request-id': 'r1' },
  body: '{"message":"slow down"}',
  retryAfter: 2_000,
});

describe('toEndWith', () => {
  it("takes 'end' where the turn completes", () => {
    expect(turn('A|')).toEndWith('end');
    expect(turn('A#{disconnect}')).not.toEndWith('end');
    expect(turn('A')).not.toEndWith('end');
  });

  it('takes the tag of an error, or its name', () => {
    expect(turn('#{disconnect reset}')).toEndWith('DisconnectError');
    expect(turn('#{disconnect}')).not.toEndWith('AgentError');
    expect(failing(new TypeError('x'))).toEndWith('TypeError');
    expect(failing({ _tag: 'MyError' })).toEndWith('MyError');
    expect(turn('A|')).not.toEndWith('DisconnectError');
  });

  it.each([
    ['http 429', '#{http 429}', '#{http 503}'],
    ['http 503 "busy"', '#{http 503 "busy"}', '#{http 503}'],
    ['disconnect', '#{disconnect}', '#{disconnect reset}'],
    ['disconnect reset', '#{disconnect reset}', '#{disconnect}'],
    ['disconnect after 1', 'A#{disconnect}', 'AB#{disconnect}'],
    ['agent', '#{agent "boom"}', '#{abort}'],
    ['agent "boom"', '#{agent "boom"}', '#{agent "other"}'],
    ['connect unknown', '#{connect unknown}', '#{connect no}'],
    ['invalid', '#{invalid {"type":"text"}}', '#{agent "invalid"}'],
    ['invalid {"type":"text"}', '#{invalid {"type":"text"}}', '#{invalid}'],
    ['timeout firstTrace 500', '#{timeout firstTrace 500}', '#{timeout firstTrace 600}'],
    ['protocol "why"', '#{protocol "why"}', '#{protocol "how"}'],
    ['abort', '#{abort}', '|'],
    ['lost', '#{lost}', '#{cancelled}'],
    ['cancelled', '#{cancelled}', '#{lost}'],
    ['expired', 'A#{expired}', 'A#{expired after 0}'],
    ['gap', 'A#{gap 7}', '#{lost}'],
    ['gap 7', 'A#{gap 7}', 'A#{gap 8}'],
  ])('takes the words %p for %p, not for %p', (words, same, other) => {
    expect(turn(same)).toEndWith(words);
    expect(turn(other)).not.toEndWith(words);
  });

  it('leaves open what the words leave out', () => {
    expect(failing(slowDown)).toEndWith('http 429');
    expect(failing(slowDown)).toEndWith('http 429 retry-after 2');
    expect(failing(slowDown)).not.toEndWith('http 429 retry-after 3');
    expect(failing(new AgentError('unknown', 'out of credits'))).toEndWith('agent "unknown"');
  });

  it('fails with how it ends, and what came before', () => {
    expect(failureOf(() => expect(turn('A[b#{disconnect}')).toEndWith('end'))).toEqual([
      'The turn does not end well.',
      '',
      'It emits:',
      '  text "A"',
      '  completion start',
      '  completion "b"',
      'and then fails with disconnect closed after 3.',
    ]);
    expect(failureOf(() => expect(turn('|')).toEndWith('http 429'))).toEqual([
      'The turn does not end with http 429.',
      '',
      'It emits nothing, and ends.',
    ]);
    expect(failureOf(() => expect(turn('#{abort}')).not.toEndWith('AbortError'))).toEqual([
      'The turn must not end with AbortError, but it does.',
      '',
      'It emits nothing, and fails with abort.',
    ]);
  });

  it('refuses words that it does not know, however the turn ends', () => {
    for (const diagram of ['|', 'A', '#{abort}']) {
      expect(() => expect(turn(diagram)).not.toEndWith('http')).toThrow('the status');
      expect(() => expect(turn(diagram)).not.toEndWith('ende')).toThrow('"ende" begins no error');
    }
    expect(() => expect(turn('|')).not.toEndWith('')).toThrow("toEndWith(…) must be given 'end'");
  });
});
