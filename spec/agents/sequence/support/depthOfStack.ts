/** How many calls stand in each other here. */
export const depthOfStack = (): number => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = Infinity;
  const depth = new Error('here').stack?.split('\n').length ?? 0;
  Error.stackTraceLimit = stackTraceLimit;
  return depth;
};
