const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** A time as marbles write it, in ms: `1.5` and `s` are 1500. */
export const durationOf = (amount: string, unit: string): number =>
  // Rounded, for 1.001 s are not 1000.9999999999999 ms.
  Math.round(Number(amount) * (units[unit] ?? 1) * 1_000) / 1_000;
