import { isAbortError } from '../../errors/AbortError';
import type { Trace } from '../../protocol/Trace';
import type { PreparedTurn } from './prepareTurn';
import { runTurn } from './runTurn';
import type { TurnSink } from './runTurn';

type Answer = IteratorResult<Trace, undefined>;

/** A `next()` that waits for its answer. */
interface Call {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const done: Answer = { done: true, value: undefined };

/**
 * Runs one turn, pulled: nothing is read but while a `next()` waits, so what is held is never more
 * than the traces of one chunk, and a slow consumer slows the socket.
 *
 * It is no async generator, for that would put off a `return()` until the `next()` before it has
 * its answer: a turn that has fallen silent could not be left.
 */
export const iterateTurn = (
  turn: PreparedTurn,
  goOn: TurnSink['goOn'],
): AsyncIterableIterator<Trace, undefined> => {
  /** What came and was not asked for yet. */
  let traces: Trace[] = [];
  let taken = 0;
  /** What was asked for and did not come yet. */
  const calls: Call[] = [];
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  let teardown: (() => void) | undefined;
  let resume: () => void = () => undefined;

  const finish = () => {
    isOver = true;
    for (const call of calls.splice(0)) {
      if (failure === undefined) {
        call.resolve(done);
      } else {
        call.reject(failure.error);
        failure = undefined;
      }
    }
  };

  const start = () =>
    runTurn(turn, {
      event: (event) => {
        if (event.event !== 'trace') return;
        const call = calls.shift();
        if (call === undefined) traces.push(event.trace);
        else call.resolve({ done: false, value: event.trace });
      },
      error: (error) => {
        // What is wanted no more is not delivered.
        if (isAbortError(error)) traces = [];
        failure = { error };
        finish();
      },
      end: finish,
      goOn,
      ready: () =>
        calls.length > 0
          ? undefined
          : new Promise((resolve) => {
              resume = resolve;
            }),
    });

  const next = (call: Call) => {
    const trace = traces[taken];
    if (trace !== undefined) {
      taken += 1;
      call.resolve({ done: false, value: trace });
      return;
    }
    traces = [];
    taken = 0;
    calls.push(call);
    if (isOver) {
      finish();
    } else {
      teardown ??= start();
      resume();
    }
  };

  const iterator: AsyncIterableIterator<Trace, undefined> = {
    [Symbol.asyncIterator]: () => iterator,
    next: () => new Promise<Answer>((resolve, reject) => next({ resolve, reject })),
    return: () => {
      traces = [];
      failure = undefined;
      finish();
      teardown?.();
      return Promise.resolve(done);
    },
  };
  return iterator;
};
