import { runMessage } from './subjects';
import type { BenchSubject } from './subjects';

/** What one delta costs, in ns. */
export interface BenchResult {
  readonly subject: BenchSubject;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** How carefully to measure. */
export interface MeasureConfig {
  /** How many samples each subject gets. */
  readonly rounds: number;
  /** How long a sample lasts at least, in ms: a small message is sent again and again. */
  readonly sampleTime: number;
}

const sample = (subject: BenchSubject, sampleTime: number): number => {
  const enough = BigInt(sampleTime * 1_000_000);
  let took = 0n;
  let deltas = 0;
  do {
    took += runMessage(subject);
    deltas += subject.deltas;
  } while (took < enough);
  return Number(took) / deltas;
};

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? NaN;

/**
 * Measures what a delta costs each subject.
 *
 * One round measures every subject once, so that what the machine does beside falls on all of them;
 * a round before the first one warms up.
 */
export const measure = (
  subjects: readonly BenchSubject[],
  { rounds, sampleTime }: MeasureConfig,
): readonly BenchResult[] => {
  const round = () => subjects.map((subject) => sample(subject, sampleTime));
  round();
  const samples = Array.from({ length: rounds }, round);
  return subjects.map((subject, index) => {
    const sorted = samples.map((one) => one[index] ?? NaN).sort((a, b) => a - b);
    return {
      subject,
      median: median(sorted),
      min: sorted[0] ?? NaN,
      max: sorted.at(-1) ?? NaN,
    };
  });
};
