/** Where values of one axis stand. */
export interface Scale {
  /** The place of a value: 0 at the beginning of the axis, 1 at its end. */
  readonly at: (value: number) => number;
  /** Round values along the axis, in order. */
  readonly ticks: readonly number[];
}

/** What an axis is to show. */
export interface ScaleOptions {
  readonly values: readonly number[];
  readonly logarithmic?: boolean;
  /** Begins and ends at round values; a linear one at zero. Default: at the least and the greatest. */
  readonly round?: boolean;
}

/** Makes the scale of an axis. */
export const createScale = ({ logarithmic, round = false, values }: ScaleOptions): Scale => {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low) || !Number.isFinite(high)) throw new Error('An axis needs values');
  if (logarithmic !== true) return linear(low, high, round);
  if (low <= 0) throw new Error(`A logarithmic axis cannot show ${low}`);
  return logarithm(low, high, round);
};

const linear = (least: number, greatest: number, round: boolean): Scale => {
  const low = round ? Math.min(least, 0) : least;
  const high = greatest === low ? low + 1 : greatest;
  const step = roundStep((high - low) / 5);
  const first = round ? Math.floor(low / step) : Math.ceil(low / step);
  const last = round ? Math.ceil(high / step) : Math.floor(high / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    tidy((first + index) * step),
  );
  const from = round ? first * step : low;
  const to = round ? last * step : high;
  return { at: (value) => (value - from) / (to - from), ticks };
};

const logarithm = (least: number, greatest: number, round: boolean): Scale => {
  const lowest = Math.floor(Math.log10(least));
  const decades = Array.from(
    { length: Math.ceil(Math.log10(greatest)) - lowest + 2 },
    (_, index) => 10 ** (lowest + index),
  );
  const marks = decades.flatMap((decade) => [decade, 2 * decade, 5 * decade].map(tidy));
  const low = round ? (marks.filter((mark) => mark <= least).at(-1) ?? least) : least;
  const end = round ? (marks.find((mark) => mark >= greatest) ?? greatest) : greatest;
  const high = end === low ? low * 10 : end;
  const within = (mark: number) => mark >= low && mark <= high;
  const powers = decades.map(tidy).filter(within);
  return {
    at: (value) => Math.log(value / low) / Math.log(high / low),
    // Of few decades, what is between them too.
    ticks: powers.length > 2 ? powers : marks.filter(within),
  };
};

/** 1, 2 or 5 times a power of ten. */
const roundStep = (least: number): number => {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? least;
};

/** Without what binary fractions leave behind: 0.3, not 0.30000000000000004. */
const tidy = (value: number): number => Number(value.toPrecision(12));
