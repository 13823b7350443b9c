import { InvalidInputError } from '../../errors/InvalidInputError';
import { decodeTrace } from '../../protocol/decodeTrace';
import { readRecordedError } from './errors/readRecordedError';
import { restoreError } from './errors/restoreError';
import { readFields } from './readFields';
import type { FieldReader } from './readFields';
import type { RecordedChunk, RecordedOutcome, RecordedTrace, Recording } from './Recording';

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInputError(
      'recording',
      'must be JSON; for what curl printed use fromTranscript',
    );
  }
};

const readTime = (of: FieldReader, before: number): number => {
  const time = of.number('time');
  if (time >= before && time < Infinity) return time;
  throw new InvalidInputError(
    `${of.path}.time`,
    before > 0 ? `must be at least ${before}, the time before it` : 'must be a number of ms from 0',
  );
};

const readOutcome = (of: FieldReader, before: number): RecordedOutcome => {
  const type = of.oneOf('type', ['end', 'error', 'unsubscribed']);
  const time = readTime(of, before);
  if (type !== 'error') return { type, time };
  const error = readRecordedError(of.object('error'));
  restoreError(error);
  return { type, time, error };
};

const readTrace = (of: FieldReader, time: number): RecordedTrace => {
  const trace = of.any('trace');
  const decoded = decodeTrace(trace);
  if (decoded._tag === 'Right') return { time, trace };
  throw new InvalidInputError(`${of.path}.trace`, `is no trace: ${decoded.left.message}`);
};

const readChunk = (of: FieldReader, time: number): RecordedChunk => {
  if (of.has('text')) return { time, text: of.text('text') };
  const base64 = of.text('base64');
  try {
    atob(base64);
  } catch {
    throw new InvalidInputError(`${of.path}.base64`, 'must be base64');
  }
  return { time, base64 };
};

/** Reads what came, each no earlier than the one before it. */
const readAll = <A extends { readonly time: number }>(
  of: FieldReader,
  name: string,
  begin: number,
  read: (of: FieldReader, time: number) => A,
): readonly A[] => {
  let before = begin;
  return of.list(name).map((item, index) => {
    const fields = readFields(item, `${name}.${index}`);
    before = readTime(fields, before);
    return read(fields, before);
  });
};

const lastTime = (items: readonly { readonly time: number }[]): number => items.at(-1)?.time ?? 0;

/**
 * Reads a recording: the text of its JSON, or what `JSON.parse` made of it.
 *
 * Fields that are not of the format are left out.
 *
 * @throws InvalidInputError that names the field which is missing or wrong, a version that is not 1
 *   among them.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { parseRecording, replay } from 'voiceflow-rx/testing';
 *
 * const recording = parseRecording(readFileSync('spec/support.recording.json', 'utf8'));
 * replay(recording, { speed: 10 }).subscribe((trace) => console.log(trace.type));
 * ```
 */
export const parseRecording = (json: unknown): Recording => {
  const of = readFields(typeof json === 'string' ? readJson(json) : json, 'recording');
  const format = of.oneOf('format', ['voiceflow-rx recording']);
  const version = of.number('version');
  if (version !== 1) {
    throw new InvalidInputError('version', `is ${version}: this voiceflow-rx reads version 1 only`);
  }
  const head = { format, version: 1 } as const;
  if (of.oneOf('of', ['traces', 'bytes']) === 'traces') {
    const traces = readAll(of, 'traces', 0, readTrace);
    const outcome = readOutcome(of.object('outcome'), lastTime(traces));
    return { ...head, of: 'traces', traces, outcome };
  }
  const { any, has, text, texts } = of.object('request');
  const method = text('method');
  const url = text('url');
  const request = { method, url, headers: texts('headers') };
  const response = of.has('response') ? readHead(of.object('response')) : undefined;
  const chunks = readAll(of, 'chunks', response?.time ?? 0, readChunk);
  return {
    ...head,
    of: 'bytes',
    request: has('body') && any('body') !== null ? { ...request, body: text('body') } : request,
    ...(response === undefined ? {} : { response }),
    chunks,
    outcome: readOutcome(of.object('outcome'), Math.max(response?.time ?? 0, lastTime(chunks))),
  };
};

const readHead = (of: FieldReader) => ({
  time: readTime(of, 0),
  status: of.number('status'),
  headers: of.texts('headers'),
});
