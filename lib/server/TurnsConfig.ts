import type { SchedulerLike } from 'rxjs';
import type { Turn } from '../protocol/Turn';
import type { AgentFinder } from './createAgentFinder';
import type { HandlerConfig, TurnConfig } from './HandlerConfig';

type Complete<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> };

/** What turns are run with: the configuration of the handler, with nothing left out. */
export interface TurnsConfig extends Complete<Omit<TurnConfig, 'log'>> {
  readonly findAgent: AgentFinder;
  readonly state: HandlerConfig['state'];
  readonly heartbeatInterval: number;
  readonly scheduler: SchedulerLike;
  /** Tells `onError`, and never throws. */
  readonly report: (error: unknown, turn: Turn | undefined) => void;
}
