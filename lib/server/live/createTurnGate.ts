import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Turn } from '../../protocol/Turn';
import type { WhenBusy } from '../log/EventLog';

/** The place of one turn among those of its user. */
interface TurnSlot {
  /** Completes, without a value, when the turn may run; `undefined` where it may at once. */
  readonly ready$: Observable<never> | undefined;
  /** Lets the next one run. To be called once, however the turn ends, also where it never ran. */
  readonly leave: () => void;
}

interface QueuedSlot extends TurnSlot {
  readonly ready$: Subject<never> | undefined;
}

/** Lets one turn of a user run at a time. */
export interface TurnGate {
  /** `undefined` where the user has a turn and this one may not wait. */
  readonly enter: (turn: Turn) => TurnSlot | undefined;
}

/** Which turns may run side by side. */
export interface TurnGateConfig {
  readonly whenBusy: WhenBusy;
  /** How many turns of a user of a project may wait behind the one that runs. */
  readonly maxQueued: number;
}

/** Makes the gate of a server that keeps no log: it knows the turns of its own process. */
export const createTurnGate = ({ maxQueued, whenBusy }: TurnGateConfig): TurnGate => {
  const queues = new Map<string, QueuedSlot[]>();
  const longest = whenBusy === 'queue' ? maxQueued : 0;

  const enter = ({ projectID, userID }: Turn): TurnSlot | undefined => {
    const user = JSON.stringify([projectID, userID]);
    const queue = whenBusy === 'parallel' ? [] : (queues.get(user) ?? []);
    if (queue.length > longest) return undefined;
    const slot: QueuedSlot = {
      ready$: queue.length === 0 ? undefined : new Subject(),
      leave: () => {
        const place = queue.indexOf(slot);
        if (place < 0) return;
        queue.splice(place, 1);
        if (queue.length === 0) queues.delete(user);
        else if (place === 0) queue[0]?.ready$?.complete();
      },
    };
    queue.push(slot);
    if (whenBusy !== 'parallel') queues.set(user, queue);
    return slot;
  };

  return { enter };
};
