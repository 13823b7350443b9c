import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { expectTypeOf } from 'expect-type';
import { EMPTY, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Agent, CompletionStart, Turn } from '../../lib';
import { fromTextStream } from '../../lib/agents/streams/fromTextStream';
import type { FromTextStreamConfig, TextStream } from '../../lib/agents/streams/fromTextStream';

declare const iterable: AsyncIterable<string>;
declare const readable: ReadableStream<string>;
declare const nodeReadable: NodeReadableStream<string>;
declare const both: AsyncIterable<string> & ReadableStream<string>;
declare const response: Response;
declare const numbers: AsyncIterable<number>;
declare const bytes: ReadableStream<Uint8Array>;

describe('fromTextStream', () => {
  it('gives an agent of any stream of texts', () => {
    expectTypeOf(fromTextStream(() => iterable)).toEqualTypeOf<Agent>();
    expectTypeOf(fromTextStream(() => readable)).toEqualTypeOf<Agent>();
    expectTypeOf(fromTextStream(() => nodeReadable)).toEqualTypeOf<Agent>();
    expectTypeOf(fromTextStream(() => both)).toEqualTypeOf<Agent>();
    expectTypeOf(fromTextStream(() => of('a', 'b'))).toEqualTypeOf<Agent>();
    expectTypeOf(fromTextStream(() => EMPTY)).toEqualTypeOf<Agent>();
    expectTypeOf(fromTextStream(() => NEVER)).toEqualTypeOf<Agent>();
    expectTypeOf<TextStream>().toEqualTypeOf<
      AsyncIterable<string> | ReadableStream<string> | Observable<string>
    >();
  });

  it('gives one of a promise of a stream, and of a generator', () => {
    expectTypeOf(fromTextStream(async () => Promise.resolve(readable))).toEqualTypeOf<Agent>();
    expectTypeOf(fromTextStream(() => Promise.resolve(of('a')))).toEqualTypeOf<Agent>();
    expectTypeOf(
      fromTextStream(async function* () {
        yield Promise.resolve('a');
        yield* iterable;
      }),
    ).toEqualTypeOf<Agent>();
    expectTypeOf(
      fromTextStream(async () => {
        const { body } = await Promise.resolve(response);
        return body === null ? EMPTY : body.pipeThrough(new TextDecoderStream());
      }),
    ).toEqualTypeOf<Agent>();
  });

  it('infers what `open` is given', () => {
    fromTextStream((turn, signal) => {
      expectTypeOf(turn).toEqualTypeOf<Turn>();
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      return EMPTY;
    });
    fromTextStream(async function* (turn, signal) {
      expectTypeOf(turn).toEqualTypeOf<Turn>();
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      yield Promise.resolve('a');
    });
  });

  it('takes the fields of a start', () => {
    fromTextStream(() => EMPTY, { start: { messageID: 'm1', ai: false, delay: 5 } });
    fromTextStream(() => EMPTY, {});
    expectTypeOf<FromTextStreamConfig['start']>().toEqualTypeOf<
      Omit<CompletionStart, 'state'> | undefined
    >();
  });

  it('refuses streams of anything else', () => {
    const refused = [
      // @ts-expect-error numbers are no texts
      () => fromTextStream(() => numbers),
      // @ts-expect-error bytes are no texts: decode them
      () => fromTextStream(() => bytes),
      // @ts-expect-error numbers are no texts
      () => fromTextStream(() => of(1)),
      // @ts-expect-error a text is no stream
      () => fromTextStream(() => 'Hello'),
      // @ts-expect-error nor is a list
      () => fromTextStream(() => ['Hello']),
      // @ts-expect-error nor is a promise of a text
      () => fromTextStream(async () => Promise.resolve('Hello')),
      // @ts-expect-error a stream is opened for each turn
      () => fromTextStream(iterable),
      // @ts-expect-error it is the state of the start
      () => fromTextStream(() => EMPTY, { start: { state: 'start' } }),
      // @ts-expect-error no such option
      () => fromTextStream(() => EMPTY, { name: 'x' }),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
