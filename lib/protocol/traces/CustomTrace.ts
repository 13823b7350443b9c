import type { Tagged } from '../decodeTagged';
import { baseFields } from './TraceBase';
import type { TraceBase } from './TraceBase';

/**
 * A trace of a type that this library does not know: a custom action of the project, or something
 * new. It is never an error, and goes back on the wire exactly as it came.
 */
export interface CustomTrace extends TraceBase {
  readonly type: 'custom';
  /** The type on the wire: any string, also with spaces. */
  readonly name: string;
  /** The payload on the wire: anything, also JSON inside a string. */
  readonly payload: unknown;
  /** The whole trace on the wire, which may hold more. */
  readonly raw: Tagged;
}

/** Makes a {@link CustomTrace} of what stands on the wire. A base field of another type stays in `raw` only. */
export const toCustomTrace = (raw: Tagged): CustomTrace => {
  const base = Object.fromEntries(
    Object.entries(baseFields)
      .map(([name, codec]) => [name, raw[name], codec] as const)
      .filter(([, value, codec]) => value !== undefined && codec.is(value))
      .map(([name, value]) => [name, value]),
  );
  return { ...base, type: 'custom', name: raw.type, payload: raw['payload'], raw };
};
