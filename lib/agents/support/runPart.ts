import { finalize, Observable, Subject, takeUntil } from 'rxjs';
import type { Subscriber } from 'rxjs';
import { partFailure } from '../../errors/partFailure';
import type { PartPlace } from '../../errors/partFailure';
import type { Trace } from '../../protocol/Trace';
import type { Turn } from '../../protocol/Turn';
import type { Agent } from '../Agent';
import { bounce } from './bounce';

/** A trace of a part that has a name: the name stands in front of its `source`. */
const named = (trace: Trace, name: string): Trace => {
  // A field that is new behind a spread takes ten times as long, and this runs for each trace.
  const copy: { source?: readonly string[] } & Trace = { source: [], ...trace };
  copy.source = trace.source === undefined ? [name] : [name, ...trace.source];
  return copy;
};

const subscribeTo = (
  agent: Agent,
  turn: Turn,
  place: PartPlace,
  subscriber: Subscriber<Trace>,
): void => {
  if (subscriber.closed) return;
  const { name } = place;
  const fail = (error: unknown) => subscriber.error(partFailure(error, place));
  // A subscription would not be there yet where the consumer leaves at once.
  const left = new Subject<void>();
  subscriber.add(() => bounce(() => left.next()));
  // Told when the part has let go of what it holds, as `concat` waits for it.
  let tellEnd = (): void => undefined;
  try {
    agent(turn)
      .pipe(
        takeUntil(left),
        finalize(() => bounce(tellEnd)),
      )
      .subscribe({
        next: (trace) => {
          const value = name === undefined ? trace : named(trace, name);
          bounce(() => subscriber.next(value));
        },
        error: (error: unknown) => {
          tellEnd = () => fail(error);
        },
        complete: () => {
          tellEnd = () => subscriber.complete();
        },
      });
  } catch (error) {
    fail(error);
  }
};

/**
 * Has a turn of one part of an agent that is made of agents.
 *
 * Every combinator asks its parts through this: what a part throws when it is called is an error of
 * the stream, errors say which part failed (see {@link partFailure}), and however deep agents are
 * nested, the stack does not overflow.
 */
export const runPart = (agent: Agent, turn: Turn, place: PartPlace): Observable<Trace> =>
  new Observable((subscriber) => bounce(() => subscribeTo(agent, turn, place, subscriber)));
