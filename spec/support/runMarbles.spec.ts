import { interval, of, tap, throwError } from 'rxjs';
import { DisconnectError, ResponseError } from '../../lib/errors';
import { runMarbles } from './runMarbles';

const cut = (cursor: string, cause?: unknown) =>
  new DisconnectError({ phase: 'closed', received: 1, cursor, cause });

const comparing = (actual: unknown, expected: unknown) => () => {
  runMarbles(({ expectObservable }) => {
    expectObservable(throwError(() => actual)).toBe('#', undefined, expected);
  });
};

describe('runMarbles', () => {
  it('accepts equal errors', () => {
    expect(comparing(cut('7'), cut('7'))).not.toThrow();
  });

  it('sees the fields of an error, where its message is the same', () => {
    const refused = (body: string) =>
      new ResponseError({ status: 500, headers: { body }, body: '' });

    expect(comparing(refused('a'), refused('b'))).toThrow(/body/);
  });

  it('sees the cause of an error, and the fields of that', () => {
    const code = (value: string) => Object.assign(new Error('refused'), { code: value });

    expect(comparing(cut('7', code('A')), cut('7', code('A')))).not.toThrow();
    expect(comparing(cut('7', code('A')), cut('7', code('B')))).toThrow(/code/);
    expect(comparing(cut('7', code('A')), cut('7'))).toThrow(/cause/);
  });

  it('sees the class of an error', () => {
    expect(comparing(new TypeError('no'), new RangeError('no'))).toThrow(/RangeError/);
  });

  it('sees errors inside values', () => {
    const emitting = (cursor: string) => of([{ error: cut(cursor) }]);

    expect(() => {
      runMarbles(({ expectObservable }) => {
        expectObservable(emitting('7')).toBe('(a|)', { a: [{ error: cut('8') }] });
      });
    }).toThrow(/cursor/);
  });

  it('tells dates and bytes apart', () => {
    expect(comparing(new Date(1), new Date(2))).toThrow(/1970/);
    expect(comparing(Uint8Array.of(1), Uint8Array.of(2))).toThrow(/Uint8Array/);
  });

  it('tells an undefined field from a missing one', () => {
    expect(comparing({ id: undefined }, {})).toThrow(/id/);
  });

  it('ends a runaway stream after one virtual minute', () => {
    let ticks = 0;

    runMarbles(({ expectObservable }) => {
      expectObservable(interval(1_000).pipe(tap(() => ticks++)));
    });

    expect(ticks).toBe(60);
  });
});
