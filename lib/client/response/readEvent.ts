import { DecodeError } from '../../errors/DecodeError';
import { decodeEvent } from '../../protocol/v2/decodeEvent';
import type { WireEvent } from '../../wire/createEventParser';
import type { Redactor } from '../secrets/createRedactor';

/** Reads one event. Where it is none of a turn, what is said of it is without the secret. */
export const readEvent = (
  frame: WireEvent,
  { text, json }: Redactor,
): ReturnType<typeof decodeEvent> => {
  const result = decodeEvent(frame, text);
  if (result._tag === 'Right' || result.left._tag !== 'DecodeError') return result;
  const { issues, value, eventID } = result.left;
  const clean = issues.map((issue) => ({ ...issue, actual: json(issue.actual) }));
  const id = eventID === undefined ? eventID : text(eventID);
  return { _tag: 'Left', left: new DecodeError(clean, json(value), id) };
};
