import type { Trace } from '../../../protocol/Trace';
import type { CompletionTrace } from '../../../protocol/traces/speech/CompletionTrace';
import type { SpeakTrace } from '../../../protocol/traces/speech/SpeakTrace';
import type { TextTrace } from '../../../protocol/traces/speech/TextTrace';
import type { CutText, Cutter } from './createCutter';
import { createTails } from './createTails';
import { createTextQueue } from './createTextQueue';
import type { Pacer } from '../time/pace';
import { speakerKeyOf } from '../speakerKeyOf';
import { toContent } from './toContent';
import { isWholeMessage, toCompletion } from './toCompletion';

/** How a smoother holds text. */
export interface SmootherConfig {
  readonly cut: Cutter;
  readonly maxLag: number;
  readonly maxCharacters: number;
  readonly maxOpen: number;
  /** Whether what is no text stays behind the text that it came after. */
  readonly isOrdered: boolean;
  /** Whether what is left at the end keeps its pace. */
  readonly drains: boolean;
}

/** A tail that is longer and has no boundary is looked through only each time it has doubled. */
const longTail = 256;

const withoutText = (trace: CompletionTrace): CompletionTrace => {
  if (!('text' in trace.payload)) return trace;
  const { text: _, ...payload } = trace.payload;
  return { ...trace, payload };
};

/** Makes what `smoothText` holds: the text that is on its way out, and each message's tail. */
export const createSmoother = (config: SmootherConfig): Pacer<Trace, Trace> => {
  const { cut, maxLag, maxCharacters, maxOpen, isOrdered, drains } = config;
  const queue = createTextQueue(maxLag);
  const hasty: Trace[] = [];
  const tails = createTails();
  const open = new Set<string>();
  const failures: unknown[] = [];

  const size = (): number => queue.size() + tails.size() + hasty.length;

  const failIfCutterFailed = (): void => {
    for (const failure of failures) throw failure;
  };

  /** A text that is too long, or that the cutter fails at, is one piece. */
  const cutText = (text: string, isOpen: boolean): CutText => {
    if (size() + text.length > maxCharacters) return { pieces: [text], rest: '' };
    try {
      return cut(text, isOpen);
    } catch (error) {
      failures.push(error);
      return { pieces: [text], rest: '' };
    }
  };

  /** Sends the tail on its way as far as `to`: nothing that follows can change it now. */
  const settle = (key: string, now: number, to = Infinity): void => {
    const tail = tails.get(key);
    if (tail === undefined || to === 0) return;
    const text = tail.text.slice(0, to);
    const rest = tail.text.slice(text.length);
    tails.remove(key);
    queue.pushText({ ...tail, pieces: cutText(text, false).pieces }, now);
    if (rest !== '') tails.set(key, { ...tail, text: rest, searched: rest.length });
  };

  const grow = (key: string, trace: CompletionTrace, content: string, now: number): void => {
    const tail = tails.get(key) ?? { trace, time: trace.time, text: '', since: now, searched: 0 };
    const time = trace.time ?? tail.time;
    const text = tail.text + content;
    if (tail.searched > longTail && text.length < tail.searched * 2 && size() < maxCharacters) {
      tails.set(key, { ...tail, time, text });
      return;
    }
    tails.remove(key);
    const { pieces, rest } = cutText(text, true);
    let at = 0;
    let index = 0;
    for (; at < tail.text.length && index < pieces.length; index += 1) {
      const piece = pieces[index] ?? '';
      at += piece.length;
      const clock = at > tail.text.length ? time : tail.time;
      queue.pushText({ ...tail, time: clock, pieces: [piece] }, now);
    }
    queue.pushText({ trace, time, pieces: pieces.slice(index), since: now }, now);
    queue.countArrival(pieces.length, now);
    if (rest === '') return;
    const isOld = text.length - rest.length < tail.text.length;
    const from = isOld ? tail : { trace, since: now };
    tails.set(key, { ...from, time, text: rest, searched: rest.length });
  };

  const pushCompletion = (trace: CompletionTrace, now: number): void => {
    const key = speakerKeyOf(trace);
    const { payload } = trace;
    if (payload.state === 'end') open.delete(key);
    else if (open.size < maxOpen) open.add(key);
    const isHeld = open.has(key);
    if (payload.state !== 'content') settle(key, now);
    else if (isHeld && (payload.content !== '' || tails.get(key) !== undefined)) {
      grow(key, trace, payload.content, now);
      return;
    }
    queue.pushTrace(withoutText(trace));
  };

  const pushMessage = (trace: TextTrace | SpeakTrace, now: number): void => {
    const { start, content, end } = toCompletion(trace);
    const { pieces } = cutText(trace.payload.message, false);
    queue.pushTrace(start);
    const run = { trace: content, time: trace.time, since: now };
    queue.pushText({ ...run, pieces: pieces.filter((piece) => piece !== '') }, now);
    queue.pushTrace(end);
  };

  const pushOther = (trace: Trace, now: number): void => {
    if (!isOrdered && trace.type !== 'text') {
      hasty.push(trace);
      return;
    }
    const key = speakerKeyOf(trace);
    settle(key, now, tails.readyOf(key));
    queue.pushTrace(trace);
  };

  const settleAll = (now: number): void => tails.keys().forEach((key) => settle(key, now));

  const push = (trace: Trace, now: number): void => {
    if (trace.type === 'completion') pushCompletion(trace, now);
    else if (isWholeMessage(trace) && !open.has(speakerKeyOf(trace))) pushMessage(trace, now);
    else pushOther(trace, now);
    if (size() > maxCharacters) {
      settleAll(now);
      queue.hurry();
    }
    failIfCutterFailed();
  };

  const wait = (now: number): number | undefined => {
    if (hasty.length > 0) return 0;
    const inQueue = queue.wait(now);
    const key = tails.oldest();
    const tail = key === undefined ? undefined : tails.get(key);
    if (tail === undefined) return inQueue;
    return Math.min(inQueue ?? Infinity, tail.since + maxLag - now);
  };

  const takeTail = (now: number): Trace => {
    const key = tails.oldest() ?? '';
    // What waited for so long is its own piece: only now it must leave.
    settle(key, now, tails.readyOf(key));
    failIfCutterFailed();
    return queue.take(now);
  };

  const take = (now: number): Trace => {
    const first = hasty.shift();
    if (first !== undefined) return first;
    return (queue.wait(now) ?? Infinity) <= 0 ? queue.take(now) : takeTail(now);
  };

  const flush = (): readonly Trace[] => {
    const traces = hasty.splice(0);
    while (queue.wait(Infinity) !== undefined) traces.push(queue.take(Infinity));
    for (const key of tails.keys()) {
      const tail = tails.get(key);
      if (tail !== undefined) traces.push(toContent(tail.trace, tail.time, tail.text));
      tails.remove(key);
    }
    return traces;
  };

  const finish = (now: number): void => {
    settleAll(now);
    failIfCutterFailed();
  };

  return { push, wait, take, flush, ...(drains ? { finish } : {}) };
};
