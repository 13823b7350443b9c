import { concat, finalize, map, share } from 'rxjs';
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
      const frames$ = concat(
        slot.ready$,
        encodeTurn(traces$, turn, state, (error) => report(error, turn)).pipe(
          map((content, index) => formatContent(content, index + 1)),
        ),
      ).pipe(
        finalize(slot.leave),
        // For those who stay, it begins once and ends by itself.
        onDisconnect === 'cancel'
          ? (source$) => source$
          : share({ resetOnComplete: false, resetOnError: false, resetOnRefCountZero: false }),
      );
      const runOn = () => {
        frames$.subscribe({ error: (error: unknown) => report(error, turn) });
      };
      const body = createEventBody(frames$, {
        ...config,
        request,
        onClose: onDisconnect === 'cancel' ? slot.leave : runOn,
      });
      return Promise.resolve(new Response(body, { headers: eventStreamHeaders(onDisconnect) }));
    },
    attach: () => Promise.resolve(refuse(404)),
    cancel: () => Promise.resolve(refuse(404)),
  };
};
