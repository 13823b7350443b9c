import { Observable } from 'rxjs';
import type { Subscriber } from 'rxjs';
import type { Action, Agent, Trace, Turn } from '../../../../lib';

/** One turn of an agent that is driven by hand. */
interface HandTurn {
  readonly turn: Turn;
  readonly next: (trace: Trace) => void;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
  /** Whether somebody still listens. */
  readonly isOpen: () => boolean;
}

/** An agent that is driven by hand, and its turns in the order in which they began. */
export interface HandAgent {
  readonly agent: Agent;
  readonly turns: readonly HandTurn[];
  /** The newest turn. */
  readonly last: () => HandTurn;
  /** What was asked of it. */
  readonly actions: () => readonly (Action | null | undefined)[];
  /** How many turns somebody listens to. */
  readonly open: () => number;
  /** The most that somebody has listened to at once. */
  readonly most: () => number;
}

/** Makes a {@link HandAgent}; `onLeave` is called where a turn is unsubscribed from, or ends. */
export const createHandAgent = (onLeave: () => void = () => undefined): HandAgent => {
  const turns: HandTurn[] = [];
  let most = 0;
  const open = (): number => turns.filter(({ isOpen }) => isOpen()).length;
  const agent: Agent = (turn) =>
    new Observable<Trace>((subscriber: Subscriber<Trace>) => {
      turns.push({
        turn,
        next: (trace) => subscriber.next(trace),
        error: (error) => subscriber.error(error),
        complete: () => subscriber.complete(),
        isOpen: () => !subscriber.closed,
      });
      most = Math.max(most, open());
      return onLeave;
    });
  return {
    agent,
    turns,
    last: () => {
      const last = turns.at(-1);
      if (last === undefined) throw new Error('No turn has begun');
      return last;
    },
    actions: () => turns.map(({ turn }) => turn.action),
    open,
    most: () => most,
  };
};
