import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, collectMessages, trace } from 'voiceflow-rx';
import type { Trace } from 'voiceflow-rx';

/** What is measured: an operator, with its state as it is after what came before. */
export interface BenchSubject {
  readonly name: string;
  readonly operator: (source: Observable<Trace>) => Observable<unknown>;
  /** How many whole messages came before the deltas. */
  readonly messagesBefore: number;
  /** How many deltas the one message has that is measured. */
  readonly deltas: number;
}

const start = trace.completionStart();
const end = trace.completionEnd();
const whole = trace.text('Give me a moment…');

/** Of the length of a token, so that a million of them fit into the default `maxCharacters`. */
const deltas = ['It is ', 'lovely', ' in ', 'June', ', and ', 'busy', ' in', ' July. '].map(
  (text) => trace.completionContent(text),
);

/** Nothing but the source: what is left of a cost is the operator's. */
const nothing = (source: Observable<Trace>): Observable<Trace> => source;

/** One message of each size through each operator. The consumer reads no text. */
export const bySize = (sizes: readonly number[]): readonly BenchSubject[] =>
  [
    { name: 'the source alone', operator: nothing },
    { name: 'accumulateCompletions()', operator: accumulateCompletions() },
    { name: 'collectMessages()', operator: collectMessages() },
  ].flatMap((subject) => sizes.map((size) => ({ ...subject, messagesBefore: 0, deltas: size })));

/** The same message behind none and behind many. */
export const byMessagesBefore = (size: number, many: number): readonly BenchSubject[] =>
  [0, many].map((messagesBefore) => ({
    name: 'collectMessages()',
    operator: collectMessages(),
    messagesBefore,
    deltas: size,
  }));

/** Runs one message through `subject`, and tells how long its deltas took, in ns. */
export const runMessage = ({ deltas: count, messagesBefore, operator }: BenchSubject): bigint => {
  const source$ = new Subject<Trace>();
  let emitted = 0;
  source$.pipe(operator).subscribe(() => (emitted += 1));
  for (let before = 0; before < messagesBefore; before += 1) source$.next(whole);
  source$.next(start);
  const from = process.hrtime.bigint();
  for (let sent = 0; sent < count; sent += deltas.length)
    for (const delta of deltas) source$.next(delta);
  const took = process.hrtime.bigint() - from;
  source$.next(end);
  if (emitted !== messagesBefore + count + 2)
    throw new Error(`${emitted} values of ${count} deltas`);
  source$.complete();
  return took;
};
