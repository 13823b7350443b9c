import type { ShownTrace } from '../turn/ShownTrace';
import { printable } from './printable';
import { shorten } from './shorten';

const maxLabel = 40;

/** What kind of trace it is, and who speaks, where agents are composed: `text (booking/seats)`. */
export const labelOf = (trace: ShownTrace): string => {
  const type = trace.type === 'custom' ? trace.name : trace.type;
  const source = trace.source === undefined ? '' : ` (${trace.source.join('/')})`;
  return shorten(printable(type + source).replaceAll('\n', ' '), maxLabel);
};
