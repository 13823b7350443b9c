import { expectTypeOf } from 'expect-type';
import { of } from 'rxjs';
import type { Observable } from 'rxjs';
import { filterTraceType, trace, withoutDebug } from '../../lib';
import type { TextTrace, Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hi'));

describe('withoutDebug', () => {
  it('leaves its types out of the type', () => {
    const result$ = traces$.pipe(withoutDebug());

    result$.subscribe(({ type }) => {
      expectTypeOf(type).toEqualTypeOf<
        Exclude<Trace['type'], 'block' | 'debug' | 'flow' | 'knowledgeBase' | 'log' | 'path'>
      >();
    });
    expectTypeOf(traces$.pipe(filterTraceType('text', 'debug'), withoutDebug())).toEqualTypeOf<
      Observable<TextTrace>
    >();
  });

  it('leaves out what it is told to', () => {
    traces$
      .pipe(filterTraceType('text', 'choice', 'debug'), withoutDebug({ types: ['choice'] }))
      .subscribe(({ type }) => expectTypeOf(type).toEqualTypeOf<'text' | 'debug'>());
    // @ts-expect-error no such type
    withoutDebug({ types: ['txt'] });
  });
});
