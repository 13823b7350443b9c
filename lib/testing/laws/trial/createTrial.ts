import { isObservable, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Agent } from '../../../agents/Agent';
import type { Trace } from '../../../protocol/Trace';
import type { Turn } from '../../../protocol/Turn';
import { inspect } from '../../phrases/inspect';
import type { ChildEvents, ChildRun } from '../children/ChildRun';
import type { ChildScript } from '../children/ChildScript';
import { createChildren } from '../children/createChildren';
import type { Children } from '../children/createChildren';
import type { Patience } from './createPatience';
import { createProbe } from './createProbe';
import type { Probe } from './Probe';

/** One agent that was made anew, and its children, with which the kit plays by hand. */
export interface Trial extends Patience {
  readonly children: Children;
  /** What the agent gave for the turn. */
  readonly turn$: Observable<Trace>;
  /** Subscribes to the turn. */
  readonly listen: (onNext?: (probe: Probe) => void) => Probe;
  /**
   * Plays what the children have to say, one step at a time, the first child first, until it is
   * enough, or all that listen have heard the end, or nobody has anything left to say.
   */
  readonly play: (isEnough?: () => boolean) => Promise<void>;
  /** How many steps of children were played. */
  readonly steps: () => number;
  /** Leaves what is still open. */
  readonly close: () => void;
  /** Whether nothing went on within the time limit, though no child kept it from it. */
  readonly isStuck: () => boolean;
}

/** What a {@link Trial} is made of. */
export interface TrialParts {
  readonly makeAgent: (child: () => Agent) => Agent;
  readonly turn: Turn;
  readonly scriptOf: (child: number) => ChildScript;
  readonly patience: Patience;
  readonly said?: ChildEvents['said'] | undefined;
}

/** What the agent gives for the turn; where it throws, a stream that does. */
const ask = (agent: Agent, turn: Turn): Observable<Trace> => {
  let turn$: Observable<Trace>;
  try {
    turn$ = agent(turn);
  } catch (error) {
    return throwError(() => error);
  }
  // Where nobody checks the types.
  const given: unknown = turn$;
  if (isObservable(given)) return turn$;
  throw new Error(`An agent gives an Observable; this one gave ${inspect(given)}: return one`);
};

/** Makes an agent, and calls it with a turn. */
export const createTrial = ({ makeAgent, turn, scriptOf, patience, said }: TrialParts): Trial => {
  const { changed, settle, until } = patience;
  const children = createChildren(scriptOf, { changed, said: said ?? (() => undefined) });
  const agent = makeAgent(children.child);
  children.close();
  const turn$ = ask(agent, turn);

  const probes: Probe[] = [];
  let steps = 0;
  let isStuck = false;

  const listen = (onNext?: (probe: Probe) => void): Probe => {
    const probe = createProbe(changed, onNext);
    probes.push(probe);
    // What is no Subscription of RxJS is left with the probe all the same.
    probe.add(turn$.subscribe(probe));
    return probe;
  };

  const step = ({ step: playOne }: ChildRun): void => {
    steps += 1;
    playOne?.();
  };

  const play = async (isEnough = () => false): Promise<void> => {
    const isOver = () => isEnough() || (probes.length > 0 && probes.every(({ closed }) => closed));
    for (;;) {
      await settle();
      if (isOver()) return;
      const next = children.next();
      if (next !== undefined) {
        step(next);
        continue;
      }
      // Those that never end are all that is left.
      if (children.running().length > 0) return;
      const isMoving = () => isOver() || children.running().length > 0;
      if (await until(isMoving)) continue;
      isStuck = true;
      return;
    }
  };

  return {
    ...patience,
    children,
    turn$,
    listen,
    play,
    close: () => probes.forEach((probe) => probe.unsubscribe()),
    steps: () => steps,
    isStuck: () => isStuck,
  };
};
