import type { Trace } from './Trace';
import type { OnDisconnect } from './v2/turnHeaders';

/** One event of a turn. Its `id` counts the events of the turn, from 1. */
export type TurnEvent =
  /**
   * The head of a response has come: the first event of each connection, made by the client. It has
   * no id and does not stand on the wire.
   */
  | {
      readonly event: 'open';
      readonly id?: never;
      /** Where the turn can be gone on with, absolute; there only where the server offers it. */
      readonly turnURL?: string;
      /** What becomes of the turn when its callers leave, where the server says it. */
      readonly onDisconnect?: OnDisconnect;
    }
  | { readonly event: 'trace'; readonly id?: string; readonly trace: Trace }
  /** The state of the conversation, where it was asked for; just before the end. */
  | { readonly event: 'state'; readonly id?: string; readonly state: unknown }
  /** The turn is whole. */
  | { readonly event: 'end'; readonly id?: string };

/** An event of a turn that stands on the wire. */
export type WireTurnEvent = Exclude<TurnEvent, { readonly event: 'open' }>;
