import { trace } from 'voiceflow-rx';
import type { Trace } from 'voiceflow-rx';
import type { Subject } from '../harness/Subject';

/** The options of both subjects. */
export interface PipelineOptions {
  /** How many answers the turn has: a completion, a text and buttons each. */
  readonly answers: number;
}

/** What is counted behind the last step. */
export interface PipelineResult {
  readonly traces: number;
  /** Of the texts at the ends of the completions. */
  readonly characters: number;
}

const words = ['It is ', 'lovely', ' in ', 'June', ', and ', 'busy', ' in', ' July. '];

/** Each of them passes all ten steps. */
const answer: readonly Trace[] = [
  trace.completionStart({ messageID: 'm1' }),
  ...words.map((word) => trace.completionContent(word)),
  trace.completionEnd(),
  trace.text('Shall I book it?'),
  trace.choice(['Yes', 'No']),
];

/** Makes a subject of a way to run ten steps over the traces of a turn: ns a trace. */
export const createRunner = (
  { answers }: PipelineOptions,
  runTurn: (traces: readonly Trace[]) => PipelineResult,
): Subject => {
  const traces = Array.from({ length: answers }, () => answer).flat();
  const expected = answers * words.join('').length;
  return {
    run: () => {
      const from = performance.now();
      const result = runTurn(traces);
      const ms = performance.now() - from;
      if (result.traces !== traces.length || result.characters !== expected) {
        throw new Error(`${result.traces} traces, ${result.characters} characters`);
      }
      return { ns: (ms * 1_000_000) / traces.length };
    },
  };
};
