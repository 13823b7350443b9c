import { formatEvent } from '../../wire/formatEvent';
import { encodeTrace } from '../encodeTrace';
import type { TurnEvent } from '../TurnEvent';

type Distribute<T> = T extends unknown ? Omit<T, 'id'> : never;

/** An event of a turn that has no id yet, or the failure of the agent by its code. */
export type OutgoingEvent =
  Distribute<TurnEvent> | { readonly event: 'error'; readonly code: string };

const dataOf = (event: OutgoingEvent): string => {
  switch (event.event) {
    case 'trace':
      return JSON.stringify(encodeTrace(event.trace));
    case 'state':
      return JSON.stringify(event.state ?? null);
    case 'end':
      return '{}';
    case 'error':
      return event.code;
  }
};

/**
 * Writes one event of the `v2` dialect; `end` always has data, so that every parser dispatches it.
 *
 * @throws TypeError where a trace or the state is not JSON.
 */
export const encodeEvent = (event: OutgoingEvent, id: number): string =>
  formatEvent({ id: String(id), event: event.event, data: dataOf(event) });
