import { concat, concatMap, defer, EMPTY, from, map, of, takeWhile, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { BufferFullError } from '../../../errors/BufferFullError';
import { CompletionTooLongError } from '../../../errors/CompletionTooLongError';
import type { Trace } from '../../../protocol/Trace';
import { answerOf } from './answerOf';
import { baseOf } from './baseOf';
import { completionPartOf, keysOf } from './completionPartOf';
import type { CompletionPart } from './completionPartOf';
import { createTextWindow } from './createTextWindow';
import { createLane, cutEndOf, deltaOf, dropText, putOutAll, settle } from './Lane';
import { takeWaiting, wait } from './Lane';
import type { Lane } from './Lane';
import type { OutputRules, Shown } from './OutputRules';
import { maskWhole, textOfWhole } from './textOfWhole';

/** What stands between one turn and its subscriber; it is to be asked one thing after the other. */
export interface OutputGuard {
  readonly push: (trace: Trace) => Observable<Shown>;
  /** What is left when the source completes. */
  readonly complete: () => Observable<Shown>;
  /** What is left when the source fails, and the error. */
  readonly fail: (error: unknown) => Observable<Shown>;
}

/** Makes the {@link OutputGuard} of one turn. What a check fails with comes at once. */
export const createOutputGuard = (rules: OutputRules): OutputGuard => {
  const { check, instead, mask, maxCharacters, maxOpen, maxTraces, window } = rules;
  const lanes = new Map<string, Lane>();
  let waiting = 0;

  const judge = (text: string, trace: Trace, shown: string): Observable<boolean> =>
    answerOf<unknown>(() => check(text, { trace, shown })).pipe(map((answer) => answer === true));

  /** What comes in the place of a message, from whoever said that. */
  const insteadOf = ({ source }: Trace): Observable<Shown> =>
    from(instead).pipe(
      map((one) =>
        one === 'stop' || one.source !== undefined || source === undefined
          ? one
          : { ...one, source },
      ),
    );

  const pushWhole = (trace: Trace): Observable<Shown> => {
    const text = textOfWhole(trace);
    if (text === '') return of(trace);
    const refuse = () => (mask === undefined ? insteadOf(trace) : from(maskWhole(trace, mask)));
    return judge(text, trace, '').pipe(concatMap((passes) => (passes ? of(trace) : refuse())));
  };

  const show = (lane: Lane, steps: readonly (string | Trace)[]): Observable<Shown> =>
    from(steps).pipe(
      concatMap((step) => {
        if (typeof step === 'string') return of(deltaOf(lane, step));
        waiting -= 1;
        return pushWhole(step);
      }),
    );

  const refuse = (lane: Lane, piece: string): Observable<Shown> => {
    lane.isRedacted = true;
    if (mask !== undefined) return show(lane, settle(lane, piece.length, mask(piece)));
    dropText(lane);
    const rest = defer(() => show(lane, takeWaiting(lane)));
    return concat(of(cutEndOf(lane)), insteadOf(lane.last), rest);
  };

  const pushPiece = (lane: Lane, piece: string): Observable<Shown> => {
    if (lane.isOver) return EMPTY;
    return judge(piece, lane.last, lane.shown).pipe(
      concatMap((passes) =>
        passes ? show(lane, settle(lane, piece.length, piece)) : refuse(lane, piece),
      ),
    );
  };

  /** All that is left of a message, and what waits for it. */
  const finish = (lane: Lane): Observable<Shown> => {
    if (lane.held === '') return show(lane, takeWaiting(lane));
    return lane.window.keep > 0 ? show(lane, putOutAll(lane)) : pushPiece(lane, lane.held);
  };

  const complete = (): Observable<Shown> => from([...lanes.values()]).pipe(concatMap(finish));

  const fail = (error: unknown): Observable<Shown> =>
    concat(
      // A turn that has failed does not complete.
      complete().pipe(takeWhile((shown) => shown !== 'stop')),
      throwError(() => error),
    );

  const grow = (lane: Lane, trace: Trace, text: string): Observable<Shown> => {
    if (lane.isOver) return EMPTY;
    lane.last = trace;
    lane.time = trace.time ?? lane.time;
    // It has no text, and perhaps the last time of the message.
    if (text === '') return of(deltaOf(lane, ''));
    if (lane.shown.length + lane.held.length + text.length > maxCharacters) {
      dropText(lane);
      return fail(new CompletionTooLongError(maxCharacters, lane.shown));
    }
    lane.held += text;
    const pieces = lane.window.cut(lane.held, text);
    return from(pieces).pipe(concatMap((piece) => pushPiece(lane, piece)));
  };

  const open = (part: CompletionPart, trace: Trace): Observable<Shown> => {
    const lane = createLane(part, createTextWindow(window), trace);
    // A map keeps the place of a key that is set again; a new message goes behind the older ones.
    lanes.delete(part.key);
    lanes.set(part.key, lane);
    if (lanes.size > maxOpen) return fail(new BufferFullError('maxOpen', maxOpen));
    const { bare, text } = part;
    if (text === '') return of(bare);
    const rest = defer(() => grow(lane, trace, text));
    return concat(of(bare), rest);
  };

  const close = (lane: Lane, { bare, dialect, interrupted, key }: CompletionPart) => {
    lanes.delete(key);
    if (lane.isOver) return EMPTY;
    return of(lane.isRedacted ? dialect.end(baseOf(bare), interrupted) : bare);
  };

  const pushPart = (part: CompletionPart, trace: Trace): Observable<Shown> => {
    const lane = lanes.get(part.key);
    if (lane === undefined) return part.step === 'end' ? of(part.bare) : open(part, trace);
    if (part.step === 'content') return grow(lane, trace, part.text);
    const next = defer(() => (part.step === 'start' ? open(part, trace) : close(lane, part)));
    return concat(finish(lane), next);
  };

  const pushOther = (trace: Trace): Observable<Shown> => {
    const lane = keysOf(trace)
      .map((key) => lanes.get(key))
      .find((one) => one !== undefined && one.held !== '');
    if (lane === undefined) return pushWhole(trace);
    wait(lane, trace);
    waiting += 1;
    return waiting > maxTraces ? fail(new BufferFullError('maxTraces', maxTraces)) : EMPTY;
  };

  const push = (trace: Trace): Observable<Shown> => {
    const part = completionPartOf(trace);
    return part === undefined ? pushOther(trace) : pushPart(part, trace);
  };

  return { push, complete, fail };
};
