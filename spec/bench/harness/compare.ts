import type { BenchConfig } from './Section';
import { startSubject } from './startSubject';
import type { RunningSubject } from './startSubject';
import type { Sample, SubjectOptions } from './Subject';

/** What was measured of one subject. */
export interface Comparison {
  readonly name: string;
  /** A sample a round; the rounds of all subjects of a comparison stand side by side. */
  readonly samples: readonly Sample[];
}

/**
 * Measures subjects in one run: each in a process of its own, all of them alive at once and one at
 * work, round by round, so that what the machine does beside falls on all of them.
 */
export const compare = async (
  subjects: readonly SubjectOptions[],
  { rounds, warmUp }: Pick<BenchConfig, 'rounds' | 'warmUp'>,
): Promise<readonly Comparison[]> => {
  const running: RunningSubject[] = [];
  try {
    for (const subject of subjects) running.push(await startSubject(subject));
    const results = running.map(({ name }) => ({ name, samples: [] as Sample[] }));
    for (let round = -warmUp; round < rounds; round += 1) {
      for (const [index, subject] of running.entries()) {
        const sample = await subject.run();
        if (round >= 0) results[index]?.samples.push(sample);
      }
    }
    return results;
  } finally {
    await Promise.all(running.map((subject) => subject.close()));
  }
};

/** The samples of one name: a value a round. */
export const valuesOf = ({ name, samples }: Comparison, field: string): readonly number[] =>
  samples.map((sample) => {
    const value = sample[field];
    if (value === undefined) throw new Error(`${name} has no ${field}`);
    return value;
  });
