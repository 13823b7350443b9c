import { decodeText, encodeText } from '../binary';
import { binaryOfChunk, chunkOf } from '../chunks';
import { readRecordedError } from '../errors/readRecordedError';
import { readFields } from '../readFields';
import type { ByteRecording, RecordedOutcome, TraceRecording } from '../Recording';
import { secretPatterns } from './patterns';
import type { KnownSecret } from './findSecrets';
import { isDropped, isPlainHeader, isSecretHeader, knownSecretsOf } from './knownSecrets';
import { redactBinary } from './redactBinary';

/** What is redacted beyond the usual; `false`: nothing at all. */
export type RedactOption =
  | false
  | {
      /** More values that must not be there, as they are before any escape. */
      readonly secrets?: readonly string[];
      /** More of what secrets look like; the first group is the secret, where there is one. */
      readonly patterns?: readonly RegExp[];
    };

type Redact = (pieces: readonly string[], known: readonly KnownSecret[]) => readonly string[];

/** Redacts texts together, so that what one shows is found in all. */
const createRedact =
  ({ secrets = [], patterns = [] }: Exclude<RedactOption, false>): Redact =>
  (pieces, known) => {
    const redacted = redactBinary(
      pieces.join('\n'),
      [...known, ...secrets.map((value) => ({ kind: 'secret', value }) as const)],
      [...secretPatterns, ...patterns.map((pattern) => ({ kind: 'secret', pattern }) as const)],
    );
    let start = 0;
    return pieces.map((piece) => {
      const end = start + piece.length;
      const part = redacted.slice(start, end);
      start = end + 1;
      return part;
    });
  };

const textOf = (binary: string | undefined): string => decodeText(binary ?? '') ?? '';

const jsonOf = (binary: string | undefined): unknown => JSON.parse(textOf(binary));

const encodeJson = (value: unknown): string => encodeText(JSON.stringify(value));

const errorOf = (outcome: RecordedOutcome): unknown =>
  outcome.type === 'error' ? outcome.error : null;

const withError = (outcome: RecordedOutcome, error: unknown): RecordedOutcome =>
  outcome.type === 'error'
    ? { ...outcome, error: readRecordedError(readFields(error, 'outcome.error')) }
    : outcome;

const redactTraces = (recording: TraceRecording, redact: Redact): TraceRecording => {
  const { outcome, traces } = recording;
  const pieces = [...traces.map(({ trace }) => trace), errorOf(outcome)].map(encodeJson);
  const clean = redact(pieces, []).map(jsonOf);
  return {
    ...recording,
    traces: traces.map(({ time }, index) => ({ time, trace: clean[index] })),
    outcome: withError(outcome, clean[traces.length]),
  };
};

const redactBytes = (recording: ByteRecording, redact: Redact): ByteRecording => {
  const { chunks, outcome, request, response } = recording;
  const heads = [
    ...Object.entries(request.headers),
    ...Object.entries(response?.headers ?? {}).filter(([name]) => !isDropped(name)),
  ];
  const bodies = chunks.map(binaryOfChunk);
  const [url, body, error, stream = '', ...values] = redact(
    [
      encodeText(request.url),
      encodeText(request.body ?? ''),
      encodeJson(errorOf(outcome)),
      bodies.join(''),
      ...heads.map(([, value]) => encodeText(value)),
    ],
    knownSecretsOf(recording),
  );
  const cleaned = heads.map(([name, value], index): [string, string] => {
    if (isSecretHeader(name)) return [name, '[redacted]'];
    return [name, isPlainHeader(name) ? value : textOf(values[index])];
  });
  const count = Object.keys(request.headers).length;
  let cut = 0;
  return {
    ...recording,
    request: {
      ...request,
      // One too short to be looked for.
      url: textOf(url).replace(/(\/user\/)[^/?#]{1,2}(?=[/?#]|$)/, '$1x'),
      headers: Object.fromEntries(cleaned.slice(0, count)),
      ...(request.body === undefined ? {} : { body: textOf(body) }),
    },
    ...(response === undefined
      ? {}
      : { response: { ...response, headers: Object.fromEntries(cleaned.slice(count)) } }),
    chunks: chunks.map(({ time }, index) => {
      const start = cut;
      cut += bodies[index]?.length ?? 0;
      return chunkOf(time, stream.slice(start, cut));
    }),
    outcome: withError(outcome, jsonOf(error)),
  };
};

/**
 * Puts stand-ins in the place of all that looks like a key, a user, an e-mail address or a phone
 * number. Times, types and ids of things stay.
 */
export const redactTraceRecording = (
  recording: TraceRecording,
  option: RedactOption,
): TraceRecording => (option === false ? recording : redactTraces(recording, createRedact(option)));

/** The same for bytes: in each chunk, which keeps its size. */
export const redactByteRecording = (
  recording: ByteRecording,
  option: RedactOption,
): ByteRecording => (option === false ? recording : redactBytes(recording, createRedact(option)));
