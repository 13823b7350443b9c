import { concat, finalize, share } from 'rxjs';
import type { Observable } from 'rxjs';
import { formatEncoded } from '../../protocol/v2/encodeEvent';
import { encodeTurn } from '../encodeTurn';
import { eventStreamHeaders } from '../eventStreamHeaders';
import { refuse, refuseForNow } from '../request/refuse';
import type { Turns } from '../Turns';
import type { TurnsConfig } from '../TurnsConfig';
import { createEventBody } from './createEventBody';
import type { EventBody } from './createEventBody';
import { createTurnGate } from './createTurnGate';

/** What a body says that has to be said to its end, whether or not anybody stays to hear it. */
const unheard = <T>(
  contents$: Observable<T>,
  onError: (error: unknown) => void,
): Pick<EventBody<T>, 'onClose' | 'values$'> => {
  // It begins once, and ends by itself.
  const values$ = contents$.pipe(
    share({ resetOnComplete: false, resetOnError: false, resetOnRefCountZero: false }),
  );
  return { values$, onClose: () => values$.subscribe({ error: onError }) };
};

/**
 * Turns without a log: each has the one caller that it answers.
 *
 * With `onDisconnect: 'continue'` a turn that nobody hears any more runs to its end all the same.
 */
export const createLiveTurns = (config: TurnsConfig): Turns => {
  const { findAgent, onDisconnect, report, state } = config;
  const gate = createTurnGate(config);

  return {
    start: ({ turn }) => {
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
      const contents$ = slot.ready$ === undefined ? answer$ : concat(slot.ready$, answer$);
      let id = 0;
      const body = createEventBody(
        {
          ...(onDisconnect === 'cancel'
            ? { values$: contents$, onClose: slot.leave }
            : unheard(contents$.pipe(finalize(slot.leave)), (error) => report(error, turn))),
          format: (content) => formatEncoded(content, (id += 1)),
        },
        config,
      );
      return Promise.resolve({ status: 200, headers: eventStreamHeaders(onDisconnect), body });
    },
    attach: () => Promise.resolve(refuse(404)),
    cancel: () => Promise.resolve(refuse(404)),
  };
};
