/**
 * Whether a value is the `open` event of a client's `events`: a connection, and nothing of its turn.
 *
 * A trace has a `type`, and may have an own field `event`.
 */
export const isOpenEvent = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'event' in value &&
  value.event === 'open' &&
  !('type' in value);
