import type { TraceBase } from '../../protocol/traces/TraceBase';

/** A key of who is speaking: the same for equal `source` paths, and for these alone. */
export const speakerKeyOf = ({ source }: TraceBase): string =>
  source === undefined ? '' : JSON.stringify(source);
