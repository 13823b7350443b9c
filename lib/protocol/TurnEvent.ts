import type { Trace } from './Trace';

/** One event of a turn. Its `id` counts the events of one response, from 1. */
export type TurnEvent =
  | { readonly event: 'trace'; readonly id?: string; readonly trace: Trace }
  /** The state of the conversation, where it was asked for; just before the end. */
  | { readonly event: 'state'; readonly id?: string; readonly state: unknown }
  /** The turn is whole. */
  | { readonly event: 'end'; readonly id?: string };
