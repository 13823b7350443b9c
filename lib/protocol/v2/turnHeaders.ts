/** The headers by which a turn is claimed once and attached to often; see docs/protocol.md. */
export const turnHeaders = {
  /** Request: the name under which a turn is claimed. Sent again, it attaches and runs nothing. */
  idempotencyKey: 'idempotency-key',
  /** Request: the id of the last event that the caller was given; what comes after it is wanted. */
  lastEventID: 'last-event-id',
  /** Response: where the turn can be attached to, relative to the URL of the request. */
  turnURL: 'turn-url',
  /** Response: `continue` or `cancel`, what becomes of the turn when its caller leaves. */
  onDisconnect: 'turn-on-disconnect',
} as const;

/** What becomes of a turn whose caller has left: it runs to its end, or it is cancelled. */
export type OnDisconnect = 'continue' | 'cancel';
