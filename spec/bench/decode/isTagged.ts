/** Whether a parsed event is a trace; the end of the turn has no type. */
export const isTagged = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value;
