import { TraceOrderError } from '../../../errors/TraceOrderError';
import type { TraceOrderFault } from '../../../errors/TraceOrderError';
import type { Trace } from '../../../protocol/Trace';
import { messagePartOf } from './messagePartOf';
import type { MessagePart } from './messagePartOf';

/** Knows what is open in one stream of traces. */
export interface TraceCheck {
  /** What is wrong with the next trace, if anything is. */
  readonly push: (trace: Trace) => TraceOrderError | undefined;
  /** What is wrong if no more comes: what is open, in the order in which it began. */
  readonly finish: () => readonly TraceOrderError[];
}

/** What is open, and the last trace of it. */
interface Open {
  readonly part: MessagePart;
  readonly trace: Trace;
}

type PartFault = Exclude<TraceOrderFault, 'openAtEnd'>;

/** The state machine: what is wrong with a step, by whether its message is open. */
const faults: Readonly<
  Record<'open' | 'closed', Readonly<Partial<Record<MessagePart['step'], PartFault>>>>
> = {
  open: { start: 'startInsideStart' },
  closed: { content: 'contentWithoutStart', end: 'endWithoutStart' },
};

/**
 * Makes the check of one stream.
 *
 * After a fault it goes on with what the trace says: a start begins anew, content opens.
 *
 * @param maxOpen - How much may be open at once. A start past it is a fault, and opens nothing.
 */
export const createTraceCheck = (maxOpen: number): TraceCheck => {
  const open = new Map<string, Open>();
  let count = 0;

  const errorOf = (fault: TraceOrderFault, { part, trace }: Open, position: number) =>
    new TraceOrderError({
      kind: part.kind,
      fault,
      position,
      speaker: trace.source ?? [],
      trace,
      callID: part.callID,
    });

  const push = (trace: Trace): TraceOrderError | undefined => {
    const position = count;
    count += 1;
    const part = messagePartOf(trace);
    if (part === undefined) return undefined;

    const { key, step } = part;
    const isOpen = open.has(key);
    const isFull = !isOpen && open.size >= maxOpen;
    const isOver = step === 'end' || step === 'final';
    const fault =
      faults[isOpen ? 'open' : 'closed'][step] ?? (isFull && !isOver ? 'tooManyOpen' : undefined);

    // A map keeps the place of a key that is set again; what starts anew goes behind the others.
    if (step !== 'content') open.delete(key);
    if (!isOver && !isFull) open.set(key, { part, trace });
    return fault === undefined ? undefined : errorOf(fault, { part, trace }, position);
  };

  const finish = () => [...open.values()].map((one) => errorOf('openAtEnd', one, count));

  return { push, finish };
};
