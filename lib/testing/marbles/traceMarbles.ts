import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import { deepFreeze } from '../equality/deepFreeze';
import { createScanner } from '../phrases/createScanner';
import { diagramError } from '../phrases/diagramError';
import { readError } from '../phrases/readError';
import { readTrace } from '../phrases/readTrace';
import { readTimeline } from '../timeline/readTimeline';
import type { Timeline } from '../timeline/Timeline';
import { readMarbles } from './readMarbles';
import type { MarbleWord } from './readMarbles';
import { traceAlphabet } from './traceAlphabet';

/**
 * Reads a diagram of traces.
 *
 * The short form is RxJS's marble syntax (`-`, spaces, `(ab)`, `9ms`, `|`, `#`); a value is one
 * character of {@link traceAlphabet}, or words in braces, and is 1 ms long in either case:
 *
 *     -[-a-b-]-|                              a completion that says "ab"
 *     --{text "Hello"}--(?|)                  a message, buttons, the end
 *     -[-a-#{disconnect}                      cut in the middle
 *
 * The long form has a line for all that happens, and is what a diagram with a line break is:
 *
 *     0ms     text "Give me a moment…"
 *     +800ms  completion start
 *     +40ms   completion "Welcome to "
 *     +10ms   completion end
 *     +0ms    end
 *
 * | words of a trace                                  | words of an error, after `error` or in `#{}`        |
 * | ------------------------------------------------- | --------------------------------------------------- |
 * | `text "Hello"`, `speak "Hello"`, `debug "x"`      | `disconnect`, `disconnect reset after 3`            |
 * | `completion start`, `completion "Hel"`, `completion end` | `http 429`, `http 503 "busy" retry-after 2`  |
 * | `choice "Yes" "No"`, `no-reply 5` (seconds)       | `invalid` (a trace that breaks its codec)           |
 * | `trace path {"path":"x"}`, `trace end`            | `agent "code"`, `connect no`, `connect unknown`     |
 * | `trace "Pay Credit Card" {"amount":5}`            | `timeout firstTrace 500` (ms), `protocol "why"`     |
 * | `{"type":"text","payload":{"message":"x"},"time":1}` | `abort`                                          |
 *
 * Every trace is decoded as if it came off the wire. A `disconnect` has received as many events as
 * traces stand before it, unless it says `after`. All values are frozen.
 *
 * @param diagram - The short form, or the long form.
 * @param legend - The values by character or word, in place of the alphabet; an inherited name is
 *   no value. For the short form only.
 * @param error - What `#` alone, or `error` alone, stands for. Default: the text `error`, as in RxJS.
 * @throws InvalidInputError for what cannot be read, with the place, and for a value that the
 *   legend has not.
 *
 * @example
 * ```ts
 * import { traceMarbles } from 'voiceflow-rx/testing';
 *
 * traceMarbles('800ms {text "Hello"} 39ms |');
 * // [{ time: 800, notification: { kind: 'N', value: { type: 'text', … } } },
 * //  { time: 840, notification: { kind: 'C' } }]
 * ```
 */
export function traceMarbles(diagram: string, legend?: undefined, error?: unknown): Timeline<Trace>;
export function traceMarbles<T>(
  diagram: string,
  legend: Readonly<Record<string, T>>,
  error?: unknown,
): Timeline<T>;
export function traceMarbles(
  diagram: unknown,
  legend?: Readonly<Record<string, unknown>>,
  error: unknown = 'error',
): Timeline<unknown> {
  if (typeof diagram !== 'string') throw new InvalidInputError('diagram', 'must be a text');
  if (diagram.includes('\n')) {
    if (legend !== undefined) {
      throw diagramError(diagram, 0, 'the long form has words for all its values, and no legend');
    }
    return deepFreeze(readTimeline(diagram, error));
  }

  const lookUp = ({ text, offset }: MarbleWord, values: Readonly<Record<string, unknown>>) => {
    const key = text.trim();
    if (Object.hasOwn(values, key)) return values[key];
    const known = Object.keys(values);
    const [all, kind] =
      values === traceAlphabet
        ? ['a to z, A to Z, [, ], ? and $; or words in braces', 'alphabet']
        : [known.length === 0 ? 'nothing' : known.join(', '), 'legend'];
    throw diagramError(diagram, offset, `"${key}" is not in the ${kind}, which has ${all}`);
  };

  return deepFreeze(
    readMarbles<unknown>(diagram, {
      value: (word) => {
        if (legend !== undefined) return lookUp(word, legend);
        return word.isInBraces
          ? readTrace(createScanner(word.text, diagram, word.offset))
          : lookUp(word, traceAlphabet);
      },
      error: (word, received) =>
        word === undefined
          ? error
          : readError(createScanner(word.text, diagram, word.offset), received),
    }),
  );
}
