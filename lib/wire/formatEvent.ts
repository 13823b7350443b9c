import { InvalidInputError } from '../errors';
import { lineEnd } from './lineEnd';

/** What {@link formatEvent} writes as one block. A field that is absent is not written. */
export interface EventFields {
  /** The name. No CR, LF or NUL. An empty name is no name. */
  readonly event?: string | undefined;
  /** The id that a client sends back as `Last-Event-ID`; `''` clears it. No CR, LF or NUL. */
  readonly id?: string | undefined;
  /** The payload, any text. Line ends arrive as LF, and a lone surrogate as U+FFFD. */
  readonly data?: string | undefined;
  /** How long a client waits before it connects again, in whole ms. */
  readonly retry?: number | undefined;
}

/**
 * Writes one block of an event stream: the inverse of `createEventParser`.
 *
 * The fields stand in the order `event`, `id`, `retry`, `data`, with a `data` line for each line of
 * the data, and a blank line closes them. An event with a name always has a `data` line, for a
 * client drops it otherwise. Without a name and data the block carries an id or a `retry` and no
 * event; without any field it is a bare blank line, which the service opens its bodies with.
 *
 *     formatEvent({ event: 'trace', id: '1', data: '{}' })   event: trace⏎ id: 1⏎ data: {}⏎ ⏎
 *     formatEvent({ event: 'end' })                          event: end⏎ data: ⏎ ⏎
 *     formatEvent({ data: 'a\nb' })                          data: a⏎ data: b⏎ ⏎
 *
 * @throws {@link InvalidInputError} naming the field, where `event` or `id` holds CR, LF or NUL, or
 * `retry` is not a non-negative safe integer.
 */
export const formatEvent = ({ event = '', id, data, retry }: EventFields): string => {
  checkLine('event', event);
  let block = event === '' ? '' : `event: ${event}\n`;
  if (id !== undefined) {
    checkLine('id', id);
    block += `id: ${id}\n`;
  }
  if (retry !== undefined) {
    if (!Number.isSafeInteger(retry) || retry < 0) {
      throw new InvalidInputError('retry', 'must be a non-negative integer');
    }
    block += `retry: ${retry}\n`;
  }
  if (data !== undefined || event !== '') {
    // JSON is one line, and to look for line ends is cheaper than to split at them.
    if (data === undefined || !(data.includes('\n') || data.includes('\r'))) {
      block += `data: ${data ?? ''}\n`;
    } else {
      for (const line of data.split(lineEnd)) block += `data: ${line}\n`;
    }
  }
  return `${block}\n`;
};

const checkLine = (field: string, value: string): void => {
  if (/[\r\n\0]/.test(value)) {
    throw new InvalidInputError(field, 'must not contain CR, LF or NUL');
  }
};
