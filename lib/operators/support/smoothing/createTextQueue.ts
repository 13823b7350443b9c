import type { Trace } from '../../../protocol/Trace';
import type { CompletionTrace } from '../../../protocol/traces/speech/CompletionTrace';
import { createFifo } from '../createFifo';
import { speakerKeyOf } from '../speakerKeyOf';
import { toContent } from './toContent';

/** Pieces of text that arrived together, as part of one message. */
interface TextRun {
  /** What the pieces came in. */
  readonly trace: CompletionTrace;
  /** The clock of the last trace that had one. */
  readonly time: number | undefined;
  readonly pieces: readonly string[];
  /** When the first character of it arrived, in ms. */
  readonly since: number;
}

/** Traces and text on their way out, in order; text has a pace, and a deadline. */
export interface TextQueue {
  readonly pushTrace: (trace: Trace) => void;
  readonly pushText: (run: TextRun, now: number) => void;
  /** Tells how many pieces arrived as the stream goes on. */
  readonly countArrival: (pieces: number, now: number) => void;
  readonly wait: (now: number) => number | undefined;
  /** The first trace, or the text that is due, joined. It is asked only where one is there. */
  readonly take: (now: number) => Trace;
  /** Makes everything due at once. */
  readonly hurry: () => void;
  /** How many characters are held; a trace counts as one. */
  readonly size: () => number;
}

type Entry =
  | { readonly kind: 'trace'; readonly trace: Trace }
  | { readonly kind: 'text'; readonly run: TextRun; next: number };

/** Pieces that arrived at once, or must leave as if they had. */
interface Batch {
  readonly deadline: number;
  pieces: number;
}

/** Nobody sees two changes in less, in ms. */
const frame = 16;

/** How many ms a piece takes to arrive, as long as nothing is known. */
const firstGuess = 32;

/** How much the past counts at each arrival. */
const memory = 0.75;

/** Makes an empty {@link TextQueue}, whose text leaves `maxLag` ms after it arrived, or sooner. */
export const createTextQueue = (maxLag: number): TextQueue => {
  const entries = createFifo<Entry>();
  const batches = createFifo<Batch>();
  let size = 0;
  let waiting = 0;
  /** When the next piece is due by the pace, and when the last one left. */
  let due = -Infinity;
  let left = -Infinity;
  /** When the first pieces arrived, and the last ones. */
  let first = -Infinity;
  let arrived = -Infinity;
  let gaps = firstGuess;
  let pieces = 1;

  const pushBatch = (deadline: number, count: number): void => {
    let total = count;
    // What is behind waits for what is before: that must leave in time for both.
    for (let last = batches.last(); last && last.deadline >= deadline; last = batches.last()) {
      total += last.pieces;
      batches.pop();
    }
    batches.push({ deadline, pieces: total });
  };

  const pushText = (run: TextRun, now: number): void => {
    if (run.pieces.length === 0) return;
    if (waiting === 0) due = now;
    waiting += run.pieces.length;
    for (const { length } of run.pieces) size += length;
    entries.push({ kind: 'text', run, next: 0 });
    pushBatch(run.since + maxLag, run.pieces.length);
  };

  const pushTrace = (trace: Trace): void => {
    entries.push({ kind: 'trace', trace });
    size += 1;
  };

  const countArrival = (count: number, now: number): void => {
    if (count === 0) return;
    if (first === -Infinity) first = now;
    // What comes together is one arrival; before the first one there is no gap.
    if (now > arrived && now > first) {
      gaps = gaps * memory + Math.min(now - arrived, maxLag);
      pieces *= memory;
    }
    if (now > first) pieces += count;
    arrived = now;
  };

  const deadline = (): number => batches.first()?.deadline ?? -Infinity;

  /** The time for each piece: as they arrive, and so that the first batch and the last are out. */
  const step = (from: number): number => {
    const [next, last] = [batches.first(), batches.last()];
    if (next === undefined || last === undefined) return 0;
    const forFirst = (next.deadline - frame - from) / next.pieces;
    const forAll = (last.deadline - frame - from) / waiting;
    return Math.max(0, Math.min(gaps / pieces, forFirst, forAll));
  };

  const takePiece = (entry: Entry & { readonly kind: 'text' }, now: number): string => {
    const piece = entry.run.pieces[entry.next] ?? '';
    entry.next += 1;
    if (entry.next === entry.run.pieces.length) entries.shift();
    const batch = batches.first();
    if (batch !== undefined) batch.pieces -= 1;
    if (batch?.pieces === 0) batches.shift();
    waiting -= 1;
    size -= piece.length;
    left = now;
    const from = Math.min(due, now);
    due = from + step(from);
    return piece;
  };

  const takeText = ({ trace }: TextRun, now: number): Trace => {
    const key = speakerKeyOf(trace);
    let text = '';
    let time: number | undefined;
    for (;;) {
      const entry = entries.first();
      const isMore = entry?.kind === 'text' && (text === '' || due <= now || deadline() <= now);
      if (!isMore || (entry.run.trace !== trace && speakerKeyOf(entry.run.trace) !== key)) break;
      time = entry.run.time ?? time;
      text += takePiece(entry, now);
    }
    return toContent(trace, time, text);
  };

  const take = (now: number): Trace => {
    const entry = entries.first();
    if (entry?.kind === 'text') return takeText(entry.run, now);
    entries.shift();
    size -= 1;
    if (entry === undefined) throw new RangeError('nothing is held');
    return entry.trace;
  };

  const wait = (now: number): number | undefined => {
    const entry = entries.first();
    if (entry?.kind !== 'text') return entry === undefined ? undefined : 0;
    return Math.min(Math.max(due, left + frame), deadline()) - now;
  };

  const hurry = (): void => {
    if (waiting > 0) pushBatch(-Infinity, 0);
  };

  return { pushTrace, pushText, countArrival, wait, take, hurry, size: () => size };
};
