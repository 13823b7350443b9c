import type { Trace } from '../../../protocol/Trace';
import { baseOf } from './baseOf';
import type { CompletionPart } from './completionPartOf';
import { cutBefore } from './createTextWindow';
import type { TextWindow } from './createTextWindow';

/** A trace that came while text before it was held. */
interface Waiting {
  readonly trace: Trace;
  /** How much of the message must be out before it. */
  at: number;
}

/** A message that is being told, and what waits for its text. */
export interface Lane {
  readonly part: CompletionPart;
  readonly window: TextWindow;
  /** Its last trace so far. */
  last: Trace;
  /** The last time that there was. */
  time: number | undefined;
  /** What is out. Concatenation keeps this a rope. */
  shown: string;
  /** What has come and is not out. */
  held: string;
  waiting: Waiting[];
  /** Whether something else came in its place: what is left of it is dropped. */
  isOver: boolean;
  isRedacted: boolean;
}

/** A lane before its first text. */
export const createLane = (part: CompletionPart, window: TextWindow, trace: Trace): Lane => ({
  part,
  window,
  last: trace,
  time: trace.time,
  shown: '',
  held: '',
  waiting: [],
  isOver: false,
  isRedacted: false,
});

const laneBase = ({ last, time }: Lane) => ({
  ...baseOf(last),
  ...(time === undefined ? {} : { time }),
});

/** A delta of the message, as late as its last trace. */
export const deltaOf = (lane: Lane, text: string): Trace =>
  lane.part.dialect.content(laneBase(lane), text);

/** The end of a message that is cut. */
export const cutEndOf = (lane: Lane): Trace => lane.part.dialect.end(laneBase(lane), true);

/** Drops what is held, and all that may follow. */
export const dropText = (lane: Lane): void => {
  lane.held = '';
  lane.isOver = true;
};

/** Lets a trace wait until what is held now is out. */
export const wait = (lane: Lane, trace: Trace): void =>
  void lane.waiting.push({ trace, at: lane.shown.length + lane.held.length });

/** Lets go of all that waits. */
export const takeWaiting = (lane: Lane): readonly Trace[] =>
  lane.waiting.splice(0).map(({ trace }) => trace);

/** Puts a text out: pieces of it, and between them the traces that came there. */
const putOut = (lane: Lane, text: string): readonly (string | Trace)[] => {
  const from = lane.shown.length;
  lane.shown += text;
  const until = lane.waiting.findIndex(({ at }) => at > lane.shown.length);
  const ready = lane.waiting.splice(0, until < 0 ? lane.waiting.length : until);
  const places = [0, ...ready.map(({ at }) => at - from)];
  return places.flatMap((place, index) => {
    const piece = text.slice(place, places[index + 1]);
    const trace = ready[index]?.trace;
    return [...(piece === '' ? [] : [piece]), ...(trace === undefined ? [] : [trace])];
  });
};

/**
 * Puts out what was checked, or what stands for it, but for what the window keeps.
 *
 * @param length - How much of what is held `text` stands for.
 */
export const settle = (lane: Lane, length: number, text: string): readonly (string | Trace)[] => {
  const end = lane.shown.length + length;
  // What came in the middle of a text that is masked comes behind it.
  if (text.length !== length) {
    for (const one of lane.waiting) one.at = Math.max(one.at, end) + text.length - length;
  }
  const cut = cutBefore(text, lane.window.keep);
  lane.held = text.slice(cut) + lane.held.slice(length);
  return putOut(lane, text.slice(0, cut));
};

/** Puts out all that is held. */
export const putOutAll = (lane: Lane): readonly (string | Trace)[] => {
  const text = lane.held;
  lane.held = '';
  return putOut(lane, text);
};
