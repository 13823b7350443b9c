import type { SchedulerLike } from 'rxjs';
import type { Agent } from '../agents/Agent';
import type { Turn } from '../protocol/Turn';

/** What {@link createHandler} serves: one agent, one a project by its id, or a function that finds it. */
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

/** What {@link createHandler} needs to know. */
export interface HandlerConfig {
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
   * The most bytes that may wait for a slow reader; past them its connection is cut and the agent
   * unsubscribed. Default: 16 MiB.
   */
  readonly maxBufferedBytes?: number;
  /**
   * A comment is sent after as many ms of silence (at most 2^31 - 1), so that no proxy cuts the
   * stream. Default: 15,000.
   */
  readonly heartbeatInterval?: number;
  /** The clock of the heartbeat, and of the step between head and agent. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /**
   * Is told what an agent, `authorize` or `state` threw: the caller gets a code only. What it
   * throws itself goes to `console.error`. Default: `console.error`.
   */
  readonly onError?: (error: unknown, turn: Turn | undefined) => void;
}

/** Answers a request of the `v2` endpoint. It never rejects. */
export type Handler = (request: Request) => Promise<Response>;
