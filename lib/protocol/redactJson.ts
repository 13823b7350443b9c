/** Deep enough for any trace, and far from what a stack holds. */
const maxDepth = 100;

/**
 * A value of JSON with all its texts redacted, the names of its fields too. What lies too deep to be
 * looked at is not shown.
 */
export const redactJson = (
  value: unknown,
  redact: (text: string) => string,
  depth = 0,
): unknown => {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) return '[redacted]';
  const next = (inner: unknown) => redactJson(inner, redact, depth + 1);
  if (Array.isArray(value)) return value.map(next);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [redact(name), next(field)]),
  );
};
