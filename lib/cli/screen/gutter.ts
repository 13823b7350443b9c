const width = 11;

/** What stands at the left of a line: when a trace arrived, in ms since its turn began; or nothing. */
export const gutter = (at?: number): string =>
  (at === undefined ? '' : `+${Math.round(at)} ms  `).padStart(width);
