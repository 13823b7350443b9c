import type { SchedulerLike } from 'rxjs';
import type { Agent } from '../agents/Agent';
import type { Turn } from '../protocol/Turn';
import type { OnDisconnect } from '../protocol/v2/turnHeaders';
import type { EventLog, WhenBusy } from './log/EventLog';

/** What is served: one agent, one a project by its id, or a function that finds it. */
export type Agents =
  Agent | Readonly<Record<string, Agent>> | ((projectID: string) => Agent | undefined);

/** Who asks for what. */
export interface Credentials {
  /** The `Authorization` header as it came; `undefined` where there is none. */
  readonly key: string | undefined;
  readonly projectID: string;
  readonly userID: string;
  /** The whole request, for a cookie or an address. Its body is not to be read. */
  readonly request: Request;
}

/** Which pages of other origins may call the endpoint. */
export interface CorsConfig {
  /** The origins, exactly as browsers send them: `https://shop.example`. */
  readonly origins: readonly string[];
  /** Whether they may send cookies. Default: false. */
  readonly credentials?: boolean;
}

/** How a server runs turns, and what becomes of them when a connection is cut. */
export interface TurnConfig {
  /**
   * Keeps the events of each turn, so that a caller whose connection was cut goes on where it was:
   * `createMemoryEventLog()`, or `createRedisEventLog(…)` for several processes. Default: none, a
   * turn that is cut cannot be gone on with.
   */
  readonly log?: EventLog;
  /**
   * What becomes of a turn whose caller has left: it runs to its end, or it is cancelled. It is
   * announced in the header `turn-on-disconnect`. Default: `'continue'` with a log, `'cancel'`
   * without.
   */
  readonly onDisconnect?: OnDisconnect;
  /**
   * With a log: how long a turn is believed to be alive without a word of the process that runs it,
   * in ms (at most 2^31 - 1). A turn whose process has died ends after that with the error
   * `turn_lost`; so does one whose process stands still for longer, at a breakpoint say. Default:
   * 15,000.
   */
  readonly lease?: number;
  /**
   * What becomes of a turn whose user, in the same project, has one already: it waits its turn, is
   * refused with 429, or runs beside it. Two turns of one user at once overwrite each other's state
   * on the hosted service. With a log that processes share it counts across them. Default:
   * `'queue'`.
   */
  readonly whenBusy?: WhenBusy;
  /** How many turns of a user may wait; one more is refused with 429. Default: 8. */
  readonly maxQueued?: number;
  /**
   * With a log: a reader that takes nothing for as many ms, while something waits for it, is cut; it
   * can go on later. Default: 30,000.
   */
  readonly stallTimeout?: number;
  /**
   * The most bytes that may wait: for a slow reader where there is no log, which is then cut and its
   * agent unsubscribed; for a slow log where there is one, whose turn then ends with the error
   * `turn_too_long`. Default: 16 MiB.
   */
  readonly maxBufferedBytes?: number;
}

/** What {@link createHandler} and {@link createNodeListener} need to know. */
export interface HandlerConfig extends TurnConfig {
  /**
   * Whether the caller may have this turn. There is no default: an open endpoint says
   * `() => true`. A refusal is answered 401; what it throws is answered 500.
   */
  readonly authorize: (credentials: Credentials) => boolean | Promise<boolean>;
  /**
   * What stands before `/v2/…` in the path, where the handler is mounted: `/agents`, as it stands
   * in URLs. Default: nothing.
   */
  readonly basePath?: string;
  /**
   * The state of the conversation after the turn, JSON, for callers that ask with `state=true`.
   * Without it they are answered 400.
   */
  readonly state?: (turn: Turn) => unknown;
  /** Default: off, no CORS header is sent. */
  readonly cors?: CorsConfig;
  /** The most bytes of a request's body; a larger one is answered 413. Default: 1 MiB. */
  readonly maxRequestBytes?: number;
  /**
   * A comment is sent after as many ms of silence (at most 2^31 - 1), so that no proxy cuts the
   * stream. Default: 15,000.
   */
  readonly heartbeatInterval?: number;
  /** The clock of all that waits. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /**
   * Is told what an agent, `authorize`, `state` or the log threw: the caller gets a code only. What it
   * throws itself goes to `console.error`. Default: `console.error`.
   */
  readonly onError?: (error: unknown, turn: Turn | undefined) => void;
}

/** Answers a request of the `v2` endpoint. It never rejects. */
export type Handler = (request: Request) => Promise<Response>;
