import type { Subject } from '../harness/Subject';
import { deltasOf } from './deltasOf';

/** The options of each subject of this section. */
export interface MeterOptions {
  /** How many deltas the message has. */
  readonly deltas: number;
  /**
   * How many deltas a sample has at least: a short message is sent again and again, so that all
   * lengths are as warm as each other.
   */
  readonly sampleDeltas: number;
}

/** What became of one message. */
export interface Told {
  /** How long its deltas took, in ms. */
  readonly ms: number;
  /** How long its text is in the end. */
  readonly characters: number;
}

/** Makes a subject of what is done with one message: what a delta costs, in ns. */
export const createMeter = (
  { deltas: count, sampleDeltas }: MeterOptions,
  tell: (deltas: readonly string[]) => Told | Promise<Told>,
): Subject => {
  const deltas = deltasOf(count);
  const expected = deltas.reduce((sum, delta) => sum + delta.length, 0);
  return {
    run: async () => {
      let ms = 0;
      let sent = 0;
      do {
        const told = await tell(deltas);
        if (told.characters !== expected) {
          throw new Error(`${told.characters} characters of ${expected}`);
        }
        ms += told.ms;
        sent += count;
      } while (sent < sampleDeltas);
      return { ns: (ms * 1_000_000) / sent };
    },
  };
};
