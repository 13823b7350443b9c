import { StreamGapError } from '../../errors/StreamGapError';
import type { WireTurnEvent } from '../../protocol/TurnEvent';
import type { EventFailure } from '../../protocol/v2/decodeEvent';
import { createEventParser } from '../../wire/createEventParser';
import type { EventParser, WireEvent } from '../../wire/createEventParser';
import { createContentReader } from '../../protocol/v2/createContentReader';
import type { TurnSettings } from '../config/createSettings';
import { readEvent } from '../response/readEvent';
import { isEventID } from './isEventID';
import type { Call } from './runCall';
import type { TurnPlace } from './TurnPlace';

/**
 * Makes what reads the bytes of one connection: what a chunk completes is delivered before `push`
 * returns. The place of the turn moves on with each event that was delivered.
 *
 * Where the turn can be attached to, its events are numbered: one that was delivered already is
 * passed over, and a missing one fails the call. What was skipped, and told of, is passed too.
 */
export const createEventReader = (
  { maxEventBytes, onIssue, redactor, skipInvalid }: TurnSettings,
  place: TurnPlace,
  { fail, isOver }: Call,
  deliver: (event: WireTurnEvent) => void,
): EventParser => {
  /** Whether an event is the next one. */
  const isNext = (id: string | undefined): boolean => {
    const last = Number(place.cursor ?? 0);
    const number = isEventID(id) ? Number(id) : NaN;
    if (number <= last) return false;
    if (number === last + 1) return true;
    fail(new StreamGapError(last + 1, id === undefined ? id : redactor.text(id)));
    return false;
  };

  const refuse = (failure: EventFailure): void => {
    const isIssue =
      failure._tag === 'ProtocolError' || (failure._tag === 'DecodeError' && skipInvalid);
    if (isIssue) onIssue(failure);
    else fail(failure);
  };

  const pass = (event: WireTurnEvent): void => {
    deliver(event);
    place.received += 1;
    place.cursor = event.id ?? place.cursor;
  };

  const accept = (frame: WireEvent): void => {
    const isNumbered = place.body === undefined;
    if (isNumbered && !isNext(frame.id)) return;
    const result = readEvent(frame, redactor);
    if (result._tag === 'Right') {
      pass(result.right);
    } else {
      refuse(result.left);
      if (isNumbered) place.cursor = frame.id;
    }
  };

  /** What else the chunk holds is nobody's any more. */
  const stopIfOver = (): void => {
    if (isOver()) parser.end();
  };

  const parser = createEventParser({
    readKnown: createContentReader((event) => {
      if (place.body !== undefined || isNext(event.id)) pass(event);
      stopIfOver();
    }),
    onEvent: (frame) => {
      accept(frame);
      stopIfOver();
    },
    onRetry: (ms) => {
      place.retryAfter = ms;
    },
    ...(maxEventBytes === undefined ? {} : { maxEventBytes }),
  });
  return parser;
};
