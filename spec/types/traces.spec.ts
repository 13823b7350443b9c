import { expectTypeOf } from 'expect-type';
import { trace } from '../../lib';
import type {
  Button,
  CompletionPayload,
  CompletionStart,
  CustomTrace,
  KnownTrace,
  OldChoice,
  TextTrace,
  Tagged,
  Trace,
  TraceOf,
  TraceType,
} from '../../lib';

const someTrace = (): Trace => trace.text('Hello');

describe('Trace', () => {
  it('narrows by its type', () => {
    const value = someTrace();
    if (value.type === 'text') expectTypeOf(value).toEqualTypeOf<TextTrace>();
    if (value.type === 'text') expectTypeOf(value.payload.message).toEqualTypeOf<string>();
    if (value.type === 'no-reply') expectTypeOf(value.payload.timeout).toEqualTypeOf<number>();
    if (value.type === 'visual') expectTypeOf(value.payload.image).toEqualTypeOf<string | null>();
    if (value.type === 'log') expectTypeOf(value.payload).toEqualTypeOf<unknown>();
  });

  it('narrows to a custom trace, whose name is any string', () => {
    const value = someTrace();
    if (value.type === 'custom') {
      expectTypeOf(value).toEqualTypeOf<CustomTrace>();
      expectTypeOf(value.name).toEqualTypeOf<string>();
      expectTypeOf(value.payload).toEqualTypeOf<unknown>();
      expectTypeOf(value.raw).toEqualTypeOf<Tagged>();
    }
  });

  it('narrows a completion further by its state', () => {
    const value = someTrace();
    if (value.type === 'completion') {
      const { payload } = value;
      expectTypeOf(payload).toEqualTypeOf<CompletionPayload>();
      if (payload.state === 'content') expectTypeOf(payload.content).toEqualTypeOf<string>();
      if (payload.state === 'start') expectTypeOf(payload).toEqualTypeOf<CompletionStart>();
      // @ts-expect-error only content has it
      expectTypeOf(payload.content);
    }
  });

  it('tells the two forms of a choice apart', () => {
    const value = someTrace();
    if (value.type === 'choice') {
      const { payload } = value;
      expectTypeOf(payload.buttons).toEqualTypeOf<readonly Button[] | undefined>();
      if (payload.buttons === undefined) {
        expectTypeOf(payload.choices).toEqualTypeOf<readonly OldChoice[]>();
      }
    }
  });

  it('tells the forms of audio and of reasoning apart', () => {
    const value = someTrace();
    if (value.type === 'audio' && value.payload.state === 'content') {
      expectTypeOf(value.payload.content).toEqualTypeOf<string>();
    }
    if (value.type === 'audio' && value.payload.state === undefined) {
      expectTypeOf(value.payload.src).toEqualTypeOf<string | null>();
    }
    if (value.type === 'reasoning' && value.payload.state === 'final') {
      expectTypeOf(value.payload.message).toEqualTypeOf<string>();
    }
  });

  it('has no other type', () => {
    const value = someTrace();
    // @ts-expect-error a typo is no type
    expectTypeOf(value.type === 'texts').toEqualTypeOf<boolean>();
    // @ts-expect-error a custom trace has a name, and the type custom
    expectTypeOf(value.type === 'Pay Credit Card').toEqualTypeOf<boolean>();
  });

  it('is exhausted by a switch over its types', () => {
    const isForPeople = (value: Trace): boolean => {
      switch (value.type) {
        case 'text':
        case 'speak':
          return value.payload.message !== '';
        case 'custom':
          return value.name !== '';
        default:
          expectTypeOf(value).toEqualTypeOf<
            Exclude<KnownTrace, { readonly type: 'text' | 'speak' }>
          >();
          return false;
      }
    };

    expectTypeOf(isForPeople).returns.toEqualTypeOf<boolean>();
  });

  it('cannot be changed', () => {
    const value = someTrace();
    // @ts-expect-error a trace is readonly
    value.time = 5;
    // @ts-expect-error a trace is readonly
    if (value.type === 'text') value.payload.message = '';
    // @ts-expect-error a trace is readonly
    if (value.type === 'carousel') value.payload.cards.pop();
  });

  it('carries who is speaking, and when', () => {
    expectTypeOf<Trace['source']>().toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf<Trace['time']>().toEqualTypeOf<number | undefined>();
  });
});

describe('TraceOf', () => {
  it('is the trace of one type, or of several', () => {
    expectTypeOf<TraceOf<'text'>>().toEqualTypeOf<TextTrace>();
    expectTypeOf<TraceOf<'text' | 'custom'>>().toEqualTypeOf<TextTrace | CustomTrace>();
    expectTypeOf<TraceOf<TraceType>>().toEqualTypeOf<Trace>();
  });

  it('knows no other type', () => {
    // @ts-expect-error no trace has this type
    expectTypeOf<TraceOf<'texts'>>();
    // @ts-expect-error a custom trace has the type custom
    expectTypeOf<TraceOf<'Pay Credit Card'>>();
  });
});

describe('trace', () => {
  it('builds the very trace', () => {
    expectTypeOf(trace.text('')).toEqualTypeOf<TextTrace>();
    expectTypeOf(trace.completionStart().payload).toEqualTypeOf<CompletionStart>();
    expectTypeOf(trace.completionContent('').payload.content).toEqualTypeOf<string>();
    expectTypeOf(trace.completionEnd().payload.state).toEqualTypeOf<'end'>();
    expectTypeOf(trace.custom('Pay', 5)).toEqualTypeOf<CustomTrace>();
    expectTypeOf(trace.end()).toExtend<Trace>();
  });

  it('refuses fields that a payload does not have', () => {
    // @ts-expect-error ai is a flag
    trace.text('', { ai: 'yes' });
    // @ts-expect-error the message stands first
    trace.text('', { message: '' });
    // @ts-expect-error the state is given
    trace.completionStart({ state: 'end' });
    // @ts-expect-error a button has a name
    trace.choice([{ request: 5 }]);
    // @ts-expect-error no such layout
    trace.carousel([], 'Wheel');
  });

  it('takes a trace that has no builder as it stands on the wire', () => {
    expectTypeOf({ type: 'path', payload: { path: 'default' } } as const).toExtend<Trace>();
    const action: Trace = { type: 'stream', payload: { action: 'REWIND' } };

    expectTypeOf(action).toExtend<Trace>();
  });
});
