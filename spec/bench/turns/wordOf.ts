import type { Trace } from 'voiceflow-rx';

/** The word at a place: from 1 on. */
export const wordOf = (index: number): Trace => ({
  type: 'text',
  payload: { message: `Word ${index} of Zürich` },
});
