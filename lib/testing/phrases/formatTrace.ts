import { encodeTrace } from '../../protocol/encodeTrace';
import type { Trace } from '../../protocol/Trace';
import { findDifference } from '../equality/findDifference';
import { createScanner } from './createScanner';
import { reads } from './reads';
import { readTrace } from './readTrace';

const quote = (text: string): string => JSON.stringify(text);

/** As it stands on the wire, but with what operators have added. */
const wireOf = (trace: Trace): Readonly<Record<string, unknown>> =>
  trace.type === 'custom' ? { ...encodeTrace(trace) } : { ...trace };

/** The phrase that is short and may say too little. */
const shortPhrase = (trace: Trace): string => {
  switch (trace.type) {
    case 'text':
    case 'speak':
    case 'debug':
      return `${trace.type} ${quote(trace.payload.message)}`;
    case 'completion': {
      const { payload } = trace;
      return `completion ${payload.state === 'content' ? quote(payload.content) : payload.state}`;
    }
    case 'choice':
      return ['choice', ...(trace.payload.buttons ?? []).map(({ name }) => quote(name))].join(' ');
    case 'no-reply':
      return `no-reply ${trace.payload.timeout}`;
    default:
      return payloadPhrase(trace);
  }
};

const payloadPhrase = (trace: Trace): string => {
  const { type, payload } = wireOf(trace);
  const name = String(type);
  const word = /^[^\s"{}[\]]+$/.test(name) ? name : quote(name);
  return payload === undefined ? `trace ${word}` : `trace ${word} ${JSON.stringify(payload)}`;
};

const says = (phrase: string, trace: Trace): boolean =>
  reads(() => findDifference(readTrace(createScanner(phrase)), trace) === undefined);

/**
 * The shortest phrase that says all of a trace, as `traceMarbles` reads it.
 *
 * @example
 * ```ts
 * import { trace } from 'voiceflow-rx';
 * import { formatTrace } from 'voiceflow-rx/testing';
 *
 * formatTrace(trace.choice(['Yes', 'No'])); // choice "Yes" "No"
 * formatTrace({ type: 'path', payload: { path: 'default' } }); // trace path {"path":"default"}
 * ```
 */
export const formatTrace = (trace: Trace): string =>
  [shortPhrase(trace), payloadPhrase(trace)].find((phrase) => says(phrase, trace)) ??
  JSON.stringify(wireOf(trace));
