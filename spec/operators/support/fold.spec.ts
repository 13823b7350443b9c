import { concat, finalize, map, NEVER, of, range, Subject, take, tap, throwError } from 'rxjs';
import { fold } from '../../../lib/operators/support/fold';
import { runTraceMarbles, spyOn } from '../../../lib/testing';

/** Holds one value back. */
const late = () => {
  let held: string[] = [];
  const flush = () => held.splice(0);
  const push = (value: string) => {
    if (value === 'x') throw new Error('no x');
    const out = held;
    held = [value];
    return out;
  };
  return { push, complete: flush, fail: flush };
};

const letters = { a: 'a', b: 'b', c: 'c', x: 'x' };

describe('fold', () => {
  it('emits what the fold says, then what it holds', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('-a-b-|   ', letters).pipe(fold(late))).toBe('---a-(b|)', letters);
      expectObservable(cold('-a-b-#   ', letters).pipe(fold(late))).toBe('---a-(b#)', letters);
      expectObservable(cold('-a-b-x-c|', letters).pipe(fold(late))).toBe(
        '---a-(b#)',
        letters,
        new Error('no x'),
      );
    });
  });

  it('keeps what a consumer pushes in next before it makes the source fail', () => {
    const source = new Subject<string>();
    const failure = new Error('no source');
    const { errors, values } = spyOn(source.pipe(fold(late)), (value) => {
      if (value !== 'a') return;
      source.next('c');
      source.error(failure);
    });
    for (const value of ['a', 'b']) source.next(value);

    expect(values).toEqual(['a', 'b', 'c']);
    expect(errors).toEqual([failure]);
  });

  it('keeps what a consumer pushes in next before it ends the source', () => {
    const source = new Subject<string>();
    const recording = spyOn(source.pipe(fold(late)), (value) => {
      if (value !== 'a') return;
      source.next('c');
      source.complete();
    });
    for (const value of ['a', 'b']) source.next(value);

    expect(recording).toMatchObject({ values: ['a', 'b', 'c'], errors: [], completed: true });
  });

  it.each([
    ['ends', of('a'), ['let go', 'a', 'end']],
    ['fails', throwError(() => new Error('no source')), ['let go', 'no source']],
    ['is given what it throws at', concat(of('a', 'x'), NEVER), ['let go', 'a', 'no x']],
  ])('says its last only when a source that %s has let go of what it holds', (_, source, told) => {
    const heard: unknown[] = [];
    source
      .pipe(
        finalize(() => heard.push('let go')),
        fold(late),
      )
      .subscribe({
        next: (value) => heard.push(value),
        error: (error: unknown) => heard.push(error instanceof Error ? error.message : error),
        complete: () => heard.push('end'),
      });

    expect(heard).toEqual(told);
  });

  it('stops a source that never stops by itself as soon as its consumer leaves', () => {
    const seen: number[] = [];
    const letters$ = range(0, Infinity).pipe(
      tap((index) => seen.push(index)),
      map((index) => String(index)),
    );
    const { values } = spyOn(letters$.pipe(fold(late), take(2)));

    expect([values, seen]).toEqual([
      ['0', '1'],
      [0, 1, 2],
    ]);
  });
});
