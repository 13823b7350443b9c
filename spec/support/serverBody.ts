import { createEventParser } from '../../lib/wire/createEventParser';
import type { WireEvent } from '../../lib/wire/createEventParser';

/** A body that is being read. */
export interface ServerBody {
  /** The chunks so far, as text. */
  readonly chunks: readonly string[];
  /** The chunks so far as one text. */
  readonly text: () => string;
  /** The events so far. */
  readonly events: () => readonly WireEvent[];
  /** How it stands: `'open'`, `'closed'`, or what it failed with. */
  readonly outcome: () => unknown;
  readonly cancel: () => Promise<void>;
}

/** The events of a text. */
export const eventsOf = (text: string): readonly WireEvent[] => {
  const events: WireEvent[] = [];
  createEventParser({ onEvent: (event) => events.push(event) }).push(
    new TextEncoder().encode(text),
  );
  return events;
};

/** Reads the body of `response` to its end, a chunk as soon as it comes. */
export const readServerBody = ({ body }: Response): ServerBody => {
  if (body === null) throw new Error('The response has no body');
  const reader = body.getReader();
  const chunks: string[] = [];
  let outcome: unknown = 'open';
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(new TextDecoder().decode(value));
    }
    outcome = 'closed';
  };
  read().catch((error: unknown) => {
    outcome = error;
  });
  const text = () => chunks.join('');
  return {
    chunks,
    text,
    events: () => eventsOf(text()),
    outcome: () => outcome,
    cancel: () => reader.cancel(),
  };
};

/** A body of JSON, and the status that it came with. */
export const readRefusal = async (response: Response): Promise<readonly [number, unknown]> => [
  response.status,
  await response.json(),
];
