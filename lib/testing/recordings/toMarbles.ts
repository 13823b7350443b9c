import { concat, dematerialize, map, NEVER, tap } from 'rxjs';
import type { ObservableNotification } from 'rxjs';
import { accumulateCompletions } from '../../operators/messages/accumulateCompletions';
import type { Trace } from '../../protocol/Trace';
import { formatTimeline } from '../timeline/formatTimeline';
import { readTimeline } from '../timeline/readTimeline';
import type { TimedNotification, Timeline } from '../timeline/Timeline';
import { parseRecording } from './parseRecording';
import type { Recording } from './Recording';
import { timelineOf } from './replay/timelineOf';

/** How {@link toMarbles} writes a spec. */
export interface ToMarblesConfig {
  /** What the test is called. Default: `'answers as recorded'`. */
  readonly title?: string;
  /** Where `it` is imported from: `'vitest'`, `'node:test'`. Default: nowhere, it is global. */
  readonly importIt?: string;
}

/** As far as the clock of `runTraceMarbles` runs by itself, in ms. */
const usualTime = 60_000;

/** Whole ms, which add up to the same time whatever is left out between. */
const inWholeMs = (timeline: Timeline<Trace>): Timeline<Trace> =>
  timeline.map(({ notification, time }) => ({ time: Math.round(time), notification }));

/** What comes of a turn when its deltas are folded. */
const fold = (timeline: Timeline<Trace>): Timeline<Trace> => {
  const folded: TimedNotification<Trace>[] = [];
  let time = 0;
  const add = (notification: ObservableNotification<Trace>) => folded.push({ time, notification });
  const isOpen = (timeline.at(-1)?.notification.kind ?? 'N') === 'N';
  const subscription = concat(timeline, isOpen ? NEVER : [])
    .pipe(
      tap((entry) => {
        time = entry.time;
      }),
      map(({ notification }) => notification),
      dematerialize(),
      accumulateCompletions({ emit: 'end' }),
    )
    .subscribe({
      next: (value) => add({ kind: 'N', value }),
      error: (error: unknown) => add({ kind: 'E', error }),
      complete: () => add({ kind: 'C' }),
    });
  subscription.unsubscribe();
  return folded;
};

/** The long form. An error that has no phrase is the word `error` alone. */
const linesOf = (timeline: Timeline<Trace>): string => {
  const lines = formatTimeline(timeline);
  try {
    readTimeline(lines);
    return lines;
  } catch {
    return lines.replace(/^(\S+ +error) [^]*\n$/m, '$1\n');
  }
};

const literal = (lines: string, indent: string): string => {
  const escaped = lines.replace(/[\\`]|\$(?=\{)/g, (found) => `\\${found}`);
  return `\`\n${escaped.replace(/^(?=.)/gm, `${indent}  `)}${indent}\``;
};

/** A failure for which there is no phrase, by its message. */
const failureOf = (lines: string, timeline: Timeline<Trace>): string | undefined => {
  const last = timeline.at(-1)?.notification;
  if (last?.kind !== 'E' || !lines.endsWith(' error\n')) return undefined;
  const message = last.error instanceof Error ? last.error.message : String(last.error);
  return `new Error(${JSON.stringify(message)})`;
};

/**
 * Writes a marble spec of a recording, to paste: it holds the turn in the long form of
 * `traceMarbles`, and expects what `accumulateCompletions` makes of it. It passes as it stands; put
 * your own pipeline in the place of the operator, and change what it expects.
 *
 * From bytes, the turn is what the client makes of them. Times are in whole ms. An error that has
 * no phrase is an Error with its message.
 *
 * @returns The text of the file.
 * @throws InvalidInputError, as a rejection, that names the field of a recording that is none.
 *
 * @example
 * ```ts
 * import { createClient } from 'voiceflow-rx';
 * import { recordFetch, toMarbles } from 'voiceflow-rx/testing';
 *
 * const fetch = recordFetch({
 *   onRecorded: (recording) => void toMarbles(recording).then((spec) => console.log(spec)),
 * });
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1', fetch });
 * interact({ userID: 'ada' }).subscribe();
 * ```
 */
export const toMarbles = async (
  recording: Recording,
  { importIt, title = 'answers as recorded' }: ToMarblesConfig = {},
): Promise<string> => {
  const recorded = inWholeMs(await timelineOf(parseRecording(recording)));
  const folded = fold(recorded);
  const [turn, expected] = [linesOf(recorded), linesOf(folded)];
  const failures = [failureOf(turn, recorded), failureOf(expected, folded)];
  const [failure] = failures.filter((code) => code !== undefined);
  const end = recorded.at(-1)?.time ?? 0;
  const withFailure = (text: string, code: string | undefined) =>
    code === undefined ? text : `${text}, undefined, failure`;
  return [
    `import { accumulateCompletions } from 'voiceflow-rx';`,
    `import { runTraceMarbles } from 'voiceflow-rx/testing';`,
    ...(importIt === undefined ? [] : [`import { it } from '${importIt}';`]),
    '',
    `it(${JSON.stringify(title)}, () => {`,
    `  runTraceMarbles(({ cold, expectObservable }) => {`,
    ...(failure === undefined ? [] : [`    const failure = ${failure};`]),
    `    const turn = cold(${withFailure(literal(turn, '    '), failures[0])});`,
    '',
    `    const result = turn.pipe(accumulateCompletions({ emit: 'end' }));`,
    '',
    `    expectObservable(result).toBe(${withFailure(literal(expected, '    '), failures[1])});`,
    `  }${end < usualTime ? '' : `, { maxTime: ${end + 1} }`});`,
    '});',
    '',
  ].join('\n');
};
