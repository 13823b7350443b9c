/**
 * Moves labels along a line so that none covers another: each at least `gap` from the one before, as
 * near to where it belongs as that allows, and none past `limit`. Returned in the order given.
 */
export const spreadLabels = (
  wanted: readonly number[],
  gap: number,
  limit: number,
): readonly number[] => {
  const sorted = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  let least = -Infinity;
  for (const label of sorted) {
    label.at = Math.max(label.at, least);
    least = label.at + gap;
  }
  let most = limit;
  for (const label of [...sorted].reverse()) {
    label.at = Math.min(label.at, most);
    most = label.at - gap;
  }
  return sorted.sort((a, b) => a.index - b.index).map(({ at }) => at);
};
