import { concat, finalize, identity, share } from 'rxjs';
import { formatContent } from '../../protocol/v2/encodeEvent';
import { encodeTurn } from '../encodeTurn';
import { eventStreamHeaders } from '../eventStreamHeaders';
import { refuse, refuseForNow } from '../request/refuse';
import type { Turns } from '../Turns';
import type { TurnsConfig } from '../TurnsConfig';
import { createEventBody } from './createEventBody';
import { createTurnGate } from './createTurnGate';

/**
 * Turns without a log: each has the one caller that it answers.
 *
 * With `onDisconnect: 'continue'` a turn that nobody hears any more runs to its end all the same.
 */
export const createLiveTurns = (config: TurnsConfig): Turns => {
  const { findAgent, onDisconnect, report, state } = config;
  const gate = createTurnGate(config);

  return {
    start: ({ turn }, request) => {
      const traces$ = findAgent(turn);
      if (traces$ === undefined) {
        return Promise.resolve(refuse(404, 'The project was not found'));
      }
      const slot = gate.enter(turn);
      if (slot === undefined) {
        return Promise.resolve(refuseForNow(429, 'The user has a turn already'));
      }
      const answer$ = encodeTurn(traces$, turn, state, (error) => report(error, turn));
      // Who need not wait has no step for it, that every frame would pass.
      const contents$ = (slot.ready$ === undefined ? answer$ : concat(slot.ready$, answer$)).pipe(
        finalize(slot.leave),
        // For those who stay, it begins once and ends by itself.
        onDisconnect === 'cancel'
          ? identity
          : share({ resetOnComplete: false, resetOnError: false, resetOnRefCountZero: false }),
      );
      let id = 0;
      const body = createEventBody(
        {
          values$: contents$,
          format: (content) => formatContent(content, (id += 1)),
          request,
          onClose:
            onDisconnect === 'cancel'
              ? slot.leave
              : () => contents$.subscribe({ error: (error: unknown) => report(error, turn) }),
        },
        config,
      );
      return Promise.resolve(new Response(body, { headers: eventStreamHeaders(onDisconnect) }));
    },
    attach: () => Promise.resolve(refuse(404)),
    cancel: () => Promise.resolve(refuse(404)),
  };
};
