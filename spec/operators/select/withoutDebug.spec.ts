import { of } from 'rxjs';
import { trace, withoutDebug } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';

const forMakers: Readonly<Record<string, Trace>> = {
  b: { type: 'block', payload: { blockID: '1' } },
  d: trace.debug('looked up'),
  f: { type: 'flow', payload: { diagramID: '1' } },
  k: { type: 'knowledgeBase', payload: {} },
  l: { type: 'log', payload: 'x' },
  p: { type: 'path', payload: { path: 'default' } },
};

const forPeople: Readonly<Record<string, Trace>> = {
  t: trace.text('Hi'),
  c: trace.choice([]),
  s: trace.completionStart(),
  e: trace.end(),
  x: trace.custom('debug '),
};

const traces = { ...forMakers, ...forPeople };

describe('withoutDebug', () => {
  it('lets pass what is for people', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -b-t-d-c-f-s-(kelx)-p-|', traces);
      const sourceSub = '   ^---------------------!';
      const expected = '    ---t---c---s-(ex)-----|';

      expectObservable(source.pipe(withoutDebug())).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('leaves out the types it is given, in place of its own', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -b-t-d-c-x-|', traces);
      const expected = '    -b---d---x-|';

      const result = source.pipe(withoutDebug({ types: ['text', 'choice'] }));
      expectObservable(result).toBe(expected, traces);
    });
  });

  it('leaves nothing out where the list is empty', () => {
    const all = Object.values(traces);

    expect(spyOn(of(...all).pipe(withoutDebug({ types: [] }))).values).toStrictEqual(all);
  });

  it('passes errors and nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('-d-#', traces).pipe(withoutDebug())).toBe('---#');
      expectObservable(cold('-d-|', traces).pipe(withoutDebug())).toBe('---|');
      expectObservable(cold('---', traces).pipe(withoutDebug())).toBe('---');
    });
  });

  it('leaves the source when it is left, and may be used twice', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const people = withoutDebug();
      const source = cold(' -t-d-t-|', traces);
      const unsub = '       ^--!    ';

      expectObservable(source.pipe(people), unsub).toBe('-t------', traces);
      expectSubscriptions(source.subscriptions).toBe(unsub);
      expectObservable(cold('-d-c-|', traces).pipe(people)).toBe('---c-|', traces);
    });
  });
});
