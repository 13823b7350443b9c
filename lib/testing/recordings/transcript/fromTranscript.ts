import { InvalidInputError } from '../../../errors/InvalidInputError';
import { binaryOf, encodeText } from '../binary';
import { chunkOf } from '../chunks';
import type { ByteRecording, RecordedOutcome } from '../Recording';
import { redactByteRecording } from '../redaction/redactRecording';
import type { RedactOption } from '../redaction/redactRecording';
import { readTranscript } from './readTranscript';

/** How {@link fromTranscript} reads. */
export interface FromTranscriptConfig {
  /** How long after the one before it each event came, in ms. Default: 0. */
  readonly interval?: number;
  /**
   * More to redact than keys, users, e-mail addresses and phone numbers; `false`: nothing is
   * redacted. Default: the usual.
   */
  readonly redact?: RedactOption;
}

const fieldPattern = /^(?:event|id|data|retry) ?:/m;

/** Events, each with the blank line behind it. */
const blocksOf = (body: string): readonly string[] =>
  body.match(/[^]*?(?:\r\n\r\n|\n\n|\r\r)(?:\r?\n)*|[^]+$/g) ?? [];

/** With the blank line behind the end event, which is easily lost when a text is copied. */
const closed = (body: string): string =>
  /(?:^|[\r\n])event: ?end(?:\r?\n(?:id|data):.*)*\r?\n?$/.test(body) ? `${body}\n\n` : body;

/**
 * Makes a recording of what `curl -N` printed, as text or as bytes.
 *
 * Response headers in front (`-i`), the lines of `-v`, its progress meter, the command itself and
 * what curl says of a broken transfer are told apart from the body; without headers it is a 200 of
 * `text/event-stream`. There are no times in it: each event is a chunk, `interval` ms after the one
 * before. Redacted as `recordFetch` does it.
 *
 * @throws InvalidInputError where there is neither an event nor a status in it, or `interval` is not
 *   a number of ms.
 *
 * @example
 * ```ts
 * import { fromTranscript, replay } from 'voiceflow-rx/testing';
 *
 * const recording = fromTranscript(
 *   'event: trace\nid: 1\ndata: {"type":"text","payload":{"message":"Hi"}}\n\nevent: end\nid: 2\n\n',
 *   { interval: 40 },
 * );
 * replay(recording).subscribe((trace) => console.log(trace.type)); // text
 * ```
 */
export const fromTranscript = (
  transcript: string | Uint8Array,
  { interval = 0, redact = {} }: FromTranscriptConfig = {},
): ByteRecording => {
  if (!(interval >= 0 && interval < Infinity)) {
    throw new InvalidInputError('interval', 'must be a number of ms from 0');
  }
  const binary = typeof transcript === 'string' ? encodeText(transcript) : binaryOf(transcript);
  const { body, failure, hasHead, request, response } = readTranscript(binary);
  if (!hasHead && !fieldPattern.test(body)) {
    throw new InvalidInputError(
      'transcript',
      'must hold events (event: …, data: …), or the head of a response: use curl -N, or curl -i -N',
    );
  }
  const blocks = blocksOf(failure === undefined ? closed(body) : body);
  const time = interval * Math.max(0, blocks.length - 1);
  const outcome: RecordedOutcome =
    failure === undefined
      ? { type: 'end', time }
      : { type: 'error', time, error: { tag: 'TypeError', message: failure } };
  return redactByteRecording(
    {
      format: 'voiceflow-rx recording',
      version: 1,
      of: 'bytes',
      request,
      response: { time: 0, ...response },
      chunks: blocks.map((block, index) => chunkOf(index * interval, block)),
      outcome,
    },
    redact,
  );
};
