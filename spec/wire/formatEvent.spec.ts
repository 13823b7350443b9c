import { InvalidInputError } from '../../lib/errors';
import { formatEvent } from '../../lib/wire/formatEvent';

describe('formatEvent', () => {
  it('writes event, id, retry and data, and a blank line', () => {
    expect(formatEvent({ data: '{}', retry: 2000, id: '1', event: 'trace' })).toBe(
      'event: trace\nid: 1\nretry: 2000\ndata: {}\n\n',
    );
  });

  it('writes no field that is absent or undefined', () => {
    expect(formatEvent({ data: 'a' })).toBe('data: a\n\n');
    expect(formatEvent({ event: undefined, id: undefined, retry: undefined, data: 'a' })).toBe(
      'data: a\n\n',
    );
  });

  it('writes a data line for a name without data', () => {
    expect(formatEvent({ event: 'end' })).toBe('event: end\ndata: \n\n');
    expect(formatEvent({ event: 'end', id: '4' })).toBe('event: end\nid: 4\ndata: \n\n');
    expect(formatEvent({ event: 'end', data: undefined })).toBe('event: end\ndata: \n\n');
  });

  it('writes a data line for data that is empty', () => {
    expect(formatEvent({ data: '' })).toBe('data: \n\n');
  });

  it('writes a data line for each line of the data, whatever ends it', () => {
    expect(formatEvent({ data: 'a\nb\r\nc\rd' })).toBe('data: a\ndata: b\ndata: c\ndata: d\n\n');
    expect(formatEvent({ data: '\n\r' })).toBe('data: \ndata: \ndata: \n\n');
    expect(formatEvent({ data: 'a\n\nevent: b\n\n' })).toBe(
      'data: a\ndata: \ndata: event: b\ndata: \ndata: \n\n',
    );
  });

  it('keeps spaces, colons and NUL of the data', () => {
    expect(formatEvent({ data: ' a: b\0 ' })).toBe('data:  a: b\0 \n\n');
  });

  it('takes an empty name for none', () => {
    expect(formatEvent({ event: '', data: 'a' })).toBe('data: a\n\n');
    expect(formatEvent({ event: '', id: '1' })).toBe('id: 1\n\n');
  });

  it('writes an empty id, which clears the last one', () => {
    expect(formatEvent({ id: '', data: 'a' })).toBe('id: \ndata: a\n\n');
  });

  it('writes an id or a retry alone without data, which is no event to a client', () => {
    expect(formatEvent({ id: '1' })).toBe('id: 1\n\n');
    expect(formatEvent({ retry: 0 })).toBe('retry: 0\n\n');
  });

  it('writes a bare blank line for no field at all', () => {
    expect(formatEvent({})).toBe('\n');
    expect(formatEvent({ event: '' })).toBe('\n');
  });

  it.each(['\r', '\n', '\r\n', '\0'])('refuses %j in event and id', (character) => {
    for (const value of [character, `a${character}`, `${character}a`, `a${character}data: b`]) {
      expect(() => formatEvent({ event: value, data: 'a' })).toThrow(
        new InvalidInputError('event', 'must not contain CR, LF or NUL'),
      );
      expect(() => formatEvent({ id: value, data: 'a' })).toThrow(
        new InvalidInputError('id', 'must not contain CR, LF or NUL'),
      );
    }
  });

  it.each([-1, 1.5, NaN, Infinity, -Infinity, 2 ** 53])('refuses the retry %d', (retry) => {
    expect(() => formatEvent({ retry, data: 'a' })).toThrow(
      new InvalidInputError('retry', 'must be a non-negative integer'),
    );
  });

  it('writes the largest retry in digits', () => {
    expect(formatEvent({ retry: Number.MAX_SAFE_INTEGER })).toBe('retry: 9007199254740991\n\n');
  });
});
