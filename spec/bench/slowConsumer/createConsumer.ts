import { setTimeout } from 'node:timers/promises';
import type { Trace } from 'voiceflow-rx';

/** How long one trace takes, in ms. */
const takes = 5;

/** Consumes traces, slowly, and looks that none is missing. */
export const createConsumer = (): ((trace: Trace | undefined) => Promise<void>) => {
  let count = 0;
  return async (trace) => {
    count += 1;
    const message = trace?.type === 'text' ? trace.payload.message : trace?.type;
    if (message?.startsWith(`Word ${count} `) !== true) {
      throw new Error(`${message ?? 'Nothing'} comes as number ${count}`);
    }
    await setTimeout(takes);
  };
};
