import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, collectMessages, trace } from '../../lib';
import type { Button, Card, Message, MessagesView, Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.completionEnd());

describe('collectMessages', () => {
  it('makes views of traces', () => {
    expectTypeOf(traces$.pipe(collectMessages())).toEqualTypeOf<Observable<MessagesView>>();
    expectTypeOf(traces$.pipe(collectMessages({ maxMessages: 5, maxCharacters: 5 }))).toEqualTypeOf<
      Observable<MessagesView>
    >();
  });

  it('shows messages, which nobody can change', () => {
    traces$.pipe(collectMessages()).subscribe((view) => {
      expectTypeOf(view.settled).toEqualTypeOf<readonly Message[]>();
      expectTypeOf(view.open).toEqualTypeOf<Message | undefined>();
      expectTypeOf(view.alsoOpen).toEqualTypeOf<readonly Message[]>();
      // @ts-expect-error a view is never changed
      view.settled = [];
      // @ts-expect-error nor is what is in it
      view.settled.push({});
    });
    expectTypeOf<Message['buttons']>().toEqualTypeOf<readonly Button[]>();
    expectTypeOf<Message['cards']>().toEqualTypeOf<readonly Card[]>();
    expectTypeOf<Message['image']>().toEqualTypeOf<string | undefined>();
  });

  it('takes traces of fewer types, with more fields, and with their text', () => {
    const view$ = of(trace.text('Hi')).pipe(
      map((value) => ({ ...value, at: 1 })),
      collectMessages(),
    );

    expectTypeOf(view$).toEqualTypeOf<Observable<MessagesView>>();
    expectTypeOf(traces$.pipe(accumulateCompletions(), collectMessages())).toEqualTypeOf<
      Observable<MessagesView>
    >();
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(collectMessages())).toEqualTypeOf<Observable<MessagesView>>();
    expectTypeOf(NEVER.pipe(collectMessages())).toEqualTypeOf<Observable<MessagesView>>();
  });

  it('refuses what is no option, and no source of traces', () => {
    // @ts-expect-error no such option
    collectMessages({ limit: 5 });
    // @ts-expect-error numbers are not traces
    of(1).pipe(collectMessages());
  });
});
