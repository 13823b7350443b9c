import { action } from '../../protocol/actions/builders';
import { decodeTrace } from '../../protocol/decodeTrace';
import type { Trace } from '../../protocol/Trace';
import { trace } from '../../protocol/traces/builders';
import type { Scanner } from './createScanner';

/** The words that a phrase of a trace can begin with, and how each goes on. */
const phrases: Readonly<Record<string, (scanner: Scanner) => unknown>> = {
  text: (scanner) => trace.text(scanner.text('the message')),
  speak: (scanner) => trace.speak(scanner.text('the message')),
  debug: (scanner) => trace.debug(scanner.text('the message')),
  completion: (scanner) => {
    const delta = scanner.quoted();
    if (delta !== undefined) return trace.completionContent(delta);
    return scanner.oneOf('start', 'end') === 'start'
      ? trace.completionStart()
      : trace.completionEnd();
  },
  choice: (scanner) => {
    const names: string[] = [];
    while (!scanner.isDone()) names.push(scanner.text('the name of a button'));
    return {
      type: 'choice',
      payload: { buttons: names.map((name) => ({ name, request: action.text(name) })) },
    };
  },
  'no-reply': (scanner) => trace.noReply(scanner.number('the seconds')),
  trace: (scanner) => {
    const type = scanner.quoted() ?? scanner.word();
    if (type === undefined) throw scanner.fail('here must stand the type of a trace');
    return scanner.isDone() ? { type } : { type, payload: payloadOf(scanner) };
  },
};

const payloadOf = (scanner: Scanner): unknown => {
  const payload = scanner.json('{["');
  if (payload !== undefined) return payload.value;
  const word = scanner.word() ?? '';
  // What is left of JSON: a number, true, false and null.
  if (!/^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(word)) {
    throw scanner.fail('here must stand the payload, as JSON');
  }
  return JSON.parse(word);
};

const wireOf = (scanner: Scanner): unknown => {
  const whole = scanner.json('{');
  if (whole !== undefined) return whole.value;
  const word = scanner.word() ?? '';
  const phrase = Object.hasOwn(phrases, word) ? phrases[word] : undefined;
  if (phrase === undefined) {
    const known = Object.keys(phrases).join(', ');
    throw scanner.fail(`"${word}" begins no trace; write ${known}, or the whole trace as JSON`);
  }
  return phrase(scanner);
};

/**
 * Reads the phrase of a trace. It is decoded, so that it is one that can come off the wire.
 *
 * @throws InvalidInputError that names the place.
 */
export const readTrace = (scanner: Scanner): Trace => {
  const start = scanner.offset();
  const wire = wireOf(scanner);
  scanner.end();
  const decoded = decodeTrace(wire);
  if (decoded._tag === 'Right') return decoded.right;
  throw scanner.fail(`this is no trace: ${decoded.left.message}`, start);
};
