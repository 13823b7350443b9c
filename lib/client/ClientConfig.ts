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
   * `ProtocolError` for an event of an unknown name, or for a turn that cannot be gone on with
   * because its URL is not under the root of the client. What it throws errors the stream.
   */
  readonly onIssue?: (error: DecodeError | ProtocolError) => void;
  /** How long to wait. One given with a turn replaces the client's of the same name. */
  readonly timeouts?: Timeouts;
  /** Ends the turn with an `AbortError`. Those of the client and of the turn both count. */
  readonly signal?: AbortSignal;
  /** The clock of the timeouts. Default: RxJS's `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /**
   * More headers of the request. One given with a turn replaces the client's of the same name; what
   * the client itself has to say is said over both.
   *
   * A function is asked anew for each request, and once more where an attachment or a cancellation
   * is answered 401. Where it fails the turn errors with a `ConnectError`, for nothing was sent;
   * where it gives what is no header, with an `InvalidInputError`.
   */
  readonly headers?:
    | Readonly<Record<string, string>>
    | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);
}

/** What `createClient` needs to know. */
export interface ClientConfig extends TurnOptions {
  /**
   * The API key, sent as it is in `Authorization`. It must not reach a browser: there, give the
   * `baseURL` of a server of your own and leave the key out. Required without a `baseURL`.
   *
   * A function is asked anew for each request, as that of `headers` is.
   */
  readonly apiKey?: string | (() => string | Promise<string>);
  /** The project to talk to. It is not the id in the address of the creator. */
  readonly projectID: string;
  /** The root of the service. Default: `https://general-runtime.voiceflow.com`. */
  readonly baseURL?: string;
  /**
   * Whether each turn has a key of its own in `Idempotency-Key`, by which a server knows a request
   * that comes again, and does not run the turn again. A function makes the key: 1 to 64 of
   * `A-Z a-z 0-9 _ -`, another one for each turn. Default: true where there is a `baseURL` that is
   * not the hosted service, which does not know such keys and whose preflight might refuse them.
   *
   * A turn whose request failed, and may have run, can be asked for again by the `resume` of its
   * error; there only where the server is known to honour the keys: you said so, by `true` or by a
   * function, or an earlier turn of this client was answered with a URL to go on at.
   *
   * Where the platform has no `crypto`, `true` sends no key.
   */
  readonly idempotencyKey?: boolean | (() => string);
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

/** One turn to go on with, and how to receive it. */
export interface ClientAttachment extends TurnOptions {
  /** Where it can be gone on with: the `turnURL` of an `open` event of a client of the same root. */
  readonly turnURL: string;
  /** The `id` of the last event that was given. Default: none; then the turn comes from its start. */
  readonly cursor?: string | undefined;
}

/** How a turn is cancelled. */
export type CancelOptions = Pick<TurnOptions, 'headers' | 'scheduler' | 'signal' | 'timeouts'>;
