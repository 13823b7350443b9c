/** How carefully to measure. */
export interface BenchConfig {
  /** Only shows that everything runs: small loads, one round. Its figures mean nothing. */
  readonly quick: boolean;
  /** How many rounds are measured. */
  readonly rounds: number;
  /** How many rounds run before, to warm up. */
  readonly warmUp: number;
}

/** A table of results: names to the left, figures to the right. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  /** A row: its cells, as many as columns; the first is its name. */
  readonly rows: readonly (readonly string[])[];
}

/** One figure that issue or design asks for, and what it came to. */
export interface Goal {
  /** What is measured, as a sentence for people: `bytes to validated traces, 64 KiB chunks`. */
  readonly what: string;
  /** What it is measured against: `the floor`. */
  readonly baseline: string;
  readonly value: number;
  readonly relation: 'at most' | 'at least';
  readonly limit: number;
  /** `×` for a ratio, `MB`, `kB`. */
  readonly unit: string;
}

/** A line of a {@link Plot}. */
export interface PlotSeries {
  readonly name: string;
  /** From left to right. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** How a cost grows. */
export interface Plot {
  /** The name of its file, without `.svg`. */
  readonly name: string;
  readonly title: string;
  readonly x: { readonly label: string; readonly logarithmic?: boolean };
  readonly y: { readonly label: string; readonly logarithmic?: boolean };
  readonly series: readonly PlotSeries[];
}

/** What a section measured. */
export interface SectionResult {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
  readonly plots: readonly Plot[];
}

/** One question that the benchmark answers. */
export interface Section {
  /** Its name in `--only`, and of its block in `docs/performance.md`. */
  readonly id: string;
  readonly title: string;
  /** The packages whose versions belong to its figures. */
  readonly packages: readonly string[];
  readonly measure: (config: BenchConfig) => Promise<SectionResult>;
}
