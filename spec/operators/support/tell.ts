import { asyncScheduler } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';

type Traces = Readonly<Record<string, Trace>>;

/** A trace in one line: the words of a delta, the state of any other completion, else its type. */
const lineOf = ({ payload, type }: Trace): string => {
  if (type !== 'completion') return `<${type}>`;
  if (payload.state === 'content') return payload.content;
  return payload.state === 'end' && payload.interrupted === true ? '<cut>' : `<${payload.state}>`;
};

/**
 * Plays a diagram through `operator` in virtual time.
 *
 * @returns What came out, each with its time in ms: `['0 <start>', '0 Hello ', '32 Ada', '33 |']`.
 */
export const tell = (
  operator: (source: Observable<Trace>) => Observable<Trace>,
  diagram: string,
  traces: Traces,
  error?: Error,
): readonly string[] => {
  const lines: string[] = [];
  runTraceMarbles(({ cold, flush }) => {
    const source = cold(diagram, traces, error);
    const log = (line: string) => {
      lines.push(`${asyncScheduler.now()} ${line}`);
    };
    operator(source).subscribe({
      next: (trace) => log(lineOf(trace)),
      error: (thrown: unknown) => log(`# ${thrown instanceof Error ? thrown.message : 'error'}`),
      complete: () => log('|'),
    });
    flush();
  });
  return lines;
};
