import type { Observable } from 'rxjs';
import { DisconnectError } from '../../../../lib';
import type { ConnectionStatus, StreamError, Trace } from '../../../../lib';

/** Waits 2 ms before the first attempt, 4 before the second. */
export const soon = { initialDelay: 4, random: () => 0.5 };

/** A cut that `rest` goes on after, if it is given. */
export const cut = (rest?: Observable<Trace>) =>
  new DisconnectError({
    phase: 'closed',
    received: 1,
    cursor: '1',
    resume: rest === undefined ? rest : () => rest,
  });

/** The statuses without fields of their own, for diagrams. */
export const legend = {
  c: { status: 'connecting' },
  o: { status: 'open' },
  x: { status: 'closed', outcome: 'completed' },
  l: { status: 'closed', outcome: 'left' },
} satisfies Record<string, ConnectionStatus>;

export const waiting = (cause: StreamError, attempt = 1, delay = 2): ConnectionStatus => ({
  status: 'reconnecting',
  attempt,
  delay,
  cause,
});

export const failed = (error: unknown): ConnectionStatus => ({
  status: 'closed',
  outcome: 'failed',
  error,
});
