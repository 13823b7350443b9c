import type { SchedulerLike } from 'rxjs';
import type { DecodeError } from '../errors/DecodeError';
import type { ProtocolError } from '../errors/ProtocolError';
import type { TurnInput } from '../protocol/Turn';

/** How long to wait, in ms (above 0, at most 2^31 - 1). What is left out waits for ever. */
export interface Timeouts {
  /** From the subscription to the head of the response; then a `TimeoutError`. */
  readonly connect?: number;
  /** From the subscription to the first trace; then a `TimeoutError`. */
  readonly firstTrace?: number;
  /**
   * Without a byte of the body, comments included; then a `DisconnectError`. On a mobile network
   * silence is the only sign of a cut.
   */
  readonly idle?: number;
}

/** How a turn is received; given to the client for all its turns, or with one turn for that one. */
export interface TurnOptions {
  /**
   * What becomes of a trace that breaks its codec, or that is not JSON. `'error'`: the stream fails
   * with a `DecodeError`. `'skip'`: `onIssue` is told, and the rest arrives. Default: `'error'`.
   */
  readonly onInvalidTrace?: 'error' | 'skip';
  /**
   * Is told of what was skipped: a `DecodeError` where `onInvalidTrace` is `'skip'`, and a
   * `ProtocolError` for an event of an unknown name. What it throws errors the stream.
   */
  readonly onIssue?: (error: DecodeError | ProtocolError) => void;
  /** How long to wait. One given with a turn replaces the client's of the same name. */
  readonly timeouts?: Timeouts;
  /** Ends the turn with an `AbortError`. Those of the client and of the turn both count. */
  readonly signal?: AbortSignal;
  /** The clock of the timeouts. Default: RxJS's `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /** More headers of the request. One given with a turn replaces the client's of the same name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What `createClient` needs to know. */
export interface ClientConfig extends TurnOptions {
  /**
   * The API key, sent as it is in `Authorization`. It must not reach a browser: there, give the
   * `baseURL` of a server of your own and leave the key out. Required without a `baseURL`.
   */
  readonly apiKey?: string;
  /** The project to talk to. It is not the id in the address of the creator. */
  readonly projectID: string;
  /** The root of the service. Default: `https://general-runtime.voiceflow.com`. */
  readonly baseURL?: string;
  /** The version of the project, where a turn names none. Default: the service's (`development`). */
  readonly environment?: string;
  /** Whether generated answers arrive in deltas, where a turn says nothing. Default: false. */
  readonly completionEvents?: boolean;
  /** The most bytes that one event may have. Default: 8 MiB. */
  readonly maxEventBytes?: number;
  /** What to send requests with. Default: the `fetch` of the platform, at the time of the turn. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** One turn to have, and how to receive it. */
export type ClientTurn = TurnInput & TurnOptions;
