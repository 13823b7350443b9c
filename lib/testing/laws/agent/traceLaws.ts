import { decodeTrace } from '../../../protocol/decodeTrace';
import { encodeTrace } from '../../../protocol/encodeTrace';
import type { Trace } from '../../../protocol/Trace';
import { findDifference } from '../../equality/findDifference';
import type { Difference } from '../../equality/findDifference';
import { isPlain } from '../../equality/isPlain';
import { inspect } from '../../phrases/inspect';
import type { Said } from '../children/ChildRun';
import { keyOf } from '../children/keyOf';
import { tokenOf } from '../children/writeScript';
import type { AgentLaw } from './AgentLaw';

/** Without the fields that JSON leaves out. */
const withoutUndefined = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [key, withoutUndefined(field)]),
  );
};

/** What is to come off the wire for a trace: `source` of a custom trace stands in its `raw` then. */
const expectedOf = (trace: Trace): unknown => {
  const wire = encodeTrace(trace);
  return withoutUndefined(trace.type === 'custom' ? { ...trace, raw: wire } : wire);
};

const describe = ({ actual, expected, path }: Difference): string =>
  `${path === '' ? 'it' : path} is ${inspect(actual)}, not ${inspect(expected)}`;

/** What becomes of a trace on the wire that should not; `undefined` where it comes back the same. */
const faultOf = (trace: Trace): string | undefined => {
  try {
    const decoded = decodeTrace(JSON.parse(JSON.stringify(encodeTrace(trace))));
    if (decoded._tag === 'Left') return decoded.left.message;
    const difference = findDifference(withoutUndefined(decoded.right), expectedOf(trace));
    return difference && `off the wire ${describe(difference)}`;
  } catch (error) {
    return `it cannot be written as JSON: ${inspect(error)}`;
  }
};

const areValid: AgentLaw = {
  name: 'law 7: emits valid traces',
  hint: 'make traces with the builders (trace.text, trace.custom…), and payloads of what JSON can say',
  find: async ({ start }) => {
    const trial = start();
    const probe = trial.listen();
    await trial.play();
    for (const [index, trace] of probe.traces.entries()) {
      const fault = faultOf(trace);
      if (fault === undefined) continue;
      return {
        expected: `trace ${index + 1} goes over the wire and is the same: ${inspect(trace)}`,
        actual: fault,
      };
    }
    return undefined;
  },
};

const passUnchanged: AgentLaw = {
  name: 'law 7: leaves custom traces and unknown fields as they are',
  hint: 'pass on the trace itself, or copy all of it: { ...trace, … }',
  isAsked: ({ lossless = false }) => lossless,
  find: async ({ start }) => {
    const said: Said[] = [];
    const trial = start({}, (one) => said.push(one));
    const probe = trial.listen();
    await trial.play();
    for (const trace of probe.traces) {
      const text = JSON.stringify(trace);
      const own = said.find(({ child, index }) => text.includes(tokenOf(child, index)));
      if (own === undefined || own.key === keyOf(trace)) continue;
      const difference = findDifference(JSON.parse(keyOf(trace)), JSON.parse(own.key));
      if (difference === undefined) continue;
      return {
        expected: `what child ${own.child} said comes out as it is: ${own.key}`,
        actual: describe(difference),
      };
    }
    return undefined;
  },
};

/** Law 7: what is emitted is valid, and what is not known passes. */
export const traceLaws: readonly AgentLaw[] = [areValid, passUnchanged];
