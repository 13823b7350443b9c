import type { Trace } from '../../protocol/Trace';
import { createScanner } from '../phrases/createScanner';
import { diagramError } from '../phrases/diagramError';
import { readError } from '../phrases/readError';
import { readTrace } from '../phrases/readTrace';
import { durationOf } from './durationOf';
import type { TimedNotification, Timeline } from './Timeline';

const linePattern = /^(\s*)(\+?)(\d+(?:\.\d+)?)(ms|s|m)(\s+)(\S[^]*)$/;

/**
 * Reads the long form: a line for all that happens, with the time since the line before it
 * (`+40ms`) or since the begin (`840ms`).
 *
 * @param error - What the line `error` alone stands for.
 * @throws InvalidInputError that names the line and the column.
 */
export const readTimeline = (diagram: string, error?: unknown): Timeline<Trace> => {
  const timeline: TimedNotification<Trace>[] = [];
  let time = 0;
  let isOver = false;
  let start = 0;
  for (const line of diagram.split('\n')) {
    const offset = start;
    start += line.length + 1;
    if (line.trim() === '') continue;
    const [, indent = '', plus = '', amount = '', unit = '', gap = '', phrase = ''] =
      linePattern.exec(line) ?? [];
    const at = offset + indent.length;
    if (phrase === '') throw diagramError(diagram, at, 'write a time and what happens: +40ms end');
    if (isOver) throw diagramError(diagram, at, 'nothing can come after the end');
    const next = durationOf(amount, unit) + (plus === '+' ? time : 0);
    if (next < time) throw diagramError(diagram, at, `the line before it is at ${time}ms already`);
    time = next;
    const column = at + plus.length + amount.length + unit.length + gap.length;
    const notification = readNotification(phrase, column);
    isOver = notification.kind !== 'N';
    timeline.push({ time, notification });
  }
  return timeline;

  function readNotification(
    phrase: string,
    column: number,
  ): TimedNotification<Trace>['notification'] {
    if (phrase.trim() === 'end') return { kind: 'C' };
    const scanner = createScanner(phrase, diagram, column);
    if (!scanner.startsWith('error')) return { kind: 'N', value: readTrace(scanner) };
    scanner.oneOf('error');
    return { kind: 'E', error: scanner.isDone() ? error : readError(scanner, timeline.length) };
  }
};
