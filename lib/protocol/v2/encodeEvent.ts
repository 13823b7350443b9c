import { formatEvent } from '../../wire/formatEvent';
import type { WireTurnEvent } from '../TurnEvent';
import { stringifyTrace } from './stringifyTrace';

type Distribute<T> = T extends unknown ? Omit<T, 'id'> : never;

/** An event of a turn that has no id yet, or the failure of the agent by its code. */
export type OutgoingEvent =
  Distribute<WireTurnEvent> | { readonly event: 'error'; readonly code: string };

/** An event as its line of `event` and its line of `data` say it. */
export interface EventContent {
  readonly event: string;
  readonly data: string;
}

const dataOf = (event: OutgoingEvent): string => {
  switch (event.event) {
    case 'trace':
      return stringifyTrace(event.trace);
    case 'state':
      return JSON.stringify(event.state ?? null);
    case 'end':
      return '{}';
    case 'error':
      return event.code;
  }
};

/**
 * Says one event in the `v2` dialect; `end` always has data, so that every parser dispatches it.
 *
 * @throws TypeError where a trace or the state is not JSON.
 */
export const encodeContent = (event: OutgoingEvent): EventContent => ({
  event: event.event,
  data: dataOf(event),
});

/**
 * Writes what {@link encodeContent} has just said, where a code is one line: JSON is one, and the name
 * is one of ours, so that neither is looked at. That is a tenth of what a frame costs a server.
 */
export const formatEncoded = ({ event, data }: EventContent, id: number): string =>
  `event: ${event}\nid: ${id}\ndata: ${data}\n\n`;

/** Writes an event that was kept as a block of the stream. */
export const formatContent = ({ event, data }: EventContent, id: number): string =>
  formatEvent({ id: String(id), event, data });

/**
 * Writes one event of the `v2` dialect.
 *
 * @throws TypeError where a trace or the state is not JSON.
 */
export const encodeEvent = (event: OutgoingEvent, id: number): string =>
  formatContent(encodeContent(event), id);
