/** A figure as people read it: three digits or so, thousands apart. `1.25`, `12.3`, `1,250`. */
export const formatFigure = (value: number): string => {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
};
