import type { TraceBase } from '../../../protocol/traces/TraceBase';

/** What every trace may carry, and nothing that this library does not know. */
export const baseOf = (trace: TraceBase): TraceBase => {
  const { defaultPath, handleID, paths, source, time, turnID } = trace;
  return {
    ...(time === undefined ? {} : { time }),
    ...(paths === undefined ? {} : { paths }),
    ...(defaultPath === undefined ? {} : { defaultPath }),
    ...(turnID === undefined ? {} : { turnID }),
    ...(handleID === undefined ? {} : { handleID }),
    ...(source === undefined ? {} : { source }),
  };
};
