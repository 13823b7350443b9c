import type { TimedTrace } from '../turn/TimedTrace';
import type { Colors } from './Colors';
import { gutter } from './gutter';
import { indent } from './indent';
import { labelOf } from './labelOf';
import { summarize } from './summarize';

const labelWidth = 11;

/** A trace as lines of a log: when it arrived, what kind it is, what it says. */
export const formatTrace = ({ at, trace }: TimedTrace, colors: Colors): string => {
  const left = `${gutter(at)}${labelOf(trace).padEnd(labelWidth)}`;
  const text = indent(summarize(trace));
  const isMessage = trace.type === 'text' || trace.type === 'speak';
  const line = isMessage ? `${colors.dim(left)} ${text}` : colors.dim(`${left} ${text}`.trimEnd());
  return `${line}\n`;
};
