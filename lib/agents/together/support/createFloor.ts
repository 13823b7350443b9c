import type { ObservableNotification } from 'rxjs';
import { BufferFullError } from '../../../errors/BufferFullError';
import { messagePartOf } from '../../../operators/support/failures/messagePartOf';
import type { Fold } from '../../../operators/support/fold';
import type { Trace } from '../../../protocol/Trace';

/** What a lane does. */
export interface LaneEvent {
  readonly lane: number;
  readonly notification: ObservableNotification<Trace>;
}

/** What a lane has said while another had the floor. */
interface Held {
  readonly traces: Trace[];
  isOver: boolean;
}

/** How many open messages of one lane are known; what more it opens does not keep it the floor. */
const maxOpen = 10_000;

/**
 * Gives the floor to one lane at a time, for as long as a message of it is open, and holds back
 * what the others say meanwhile. The error of a lane is thrown.
 *
 * @param maxTraces - How many traces are held at once; with one more it throws a `BufferFullError`.
 */
export const createFloor = (maxTraces: number): Fold<LaneEvent, Trace> => {
  /** In the order in which they began to wait; while nobody has the floor nobody waits. */
  const waiting = new Map<number, Held>();
  /** The messages that keep the floor: all are of the lane that has it. */
  const open = new Set<string>();
  let floor: number | undefined;
  let count = 0;

  const say = (lane: number, trace: Trace): void => {
    const part = messagePartOf(trace);
    // A tool call is no message: others need not be silent while a tool works.
    if (part === undefined || part.kind === 'tool-call') return;
    if (part.step === 'end' || part.step === 'final') open.delete(part.key);
    else if (open.size < maxOpen) open.add(part.key);
    floor = open.size > 0 ? lane : undefined;
  };

  const giveUp = (): void => {
    open.clear();
    floor = undefined;
  };

  /** Lets those who wait go on, the first first, until one of them has the floor. */
  const goOn = (): readonly Trace[] => {
    const out: Trace[] = [];
    for (const [lane, { isOver, traces }] of waiting) {
      if (floor !== undefined) break;
      waiting.delete(lane);
      count -= traces.length;
      for (const trace of traces) {
        say(lane, trace);
        out.push(trace);
      }
      if (isOver) giveUp();
    }
    return out;
  };

  const hold = (lane: number, trace: Trace): void => {
    const held = waiting.get(lane) ?? { traces: [], isOver: false };
    waiting.set(lane, held);
    held.traces.push(trace);
    count += 1;
    if (count > maxTraces) throw new BufferFullError('maxTraces', maxTraces);
  };

  const leave = (lane: number): readonly Trace[] => {
    const held = waiting.get(lane);
    if (held !== undefined) held.isOver = true;
    if (floor !== lane) return [];
    giveUp();
    return goOn();
  };

  const push = ({ lane, notification }: LaneEvent): readonly Trace[] => {
    if (notification.kind === 'E') throw notification.error;
    if (notification.kind === 'C') return leave(lane);
    const trace = notification.value;
    if (floor !== undefined && floor !== lane) {
      hold(lane, trace);
      return [];
    }
    say(lane, trace);
    return floor === undefined ? [trace, ...goOn()] : [trace];
  };

  const flush = () => [...waiting.values()].flatMap(({ traces }) => traces);

  return { push, complete: flush, fail: flush };
};
