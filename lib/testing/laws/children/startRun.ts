import type { Subscriber } from 'rxjs';
import { AgentError } from '../../../errors/AgentError';
import type { Trace } from '../../../protocol/Trace';
import type { ChildEvents, ChildRun } from './ChildRun';
import type { ChildScript } from './ChildScript';
import { keyOf } from './keyOf';

/** Plays the script of a child to one subscriber: first what comes at once, the rest by hand. */
export const startRun = (
  child: number,
  script: ChildScript,
  subscriber: Subscriber<Trace>,
  { changed, said }: ChildEvents,
  onStart: (run: ChildRun) => void,
): void => {
  let state: ChildRun['state'] = 'running';
  let played = 0;

  const end = (): void => {
    if (script.end === 'completes') {
      state = 'completed';
      subscriber.complete();
    } else {
      state = 'failed';
      subscriber.error(new AgentError(`child_${child}_failed`));
    }
  };

  const play = (): void => {
    const index = played;
    const trace = script.traces[index];
    played += 1;
    if (trace === undefined) {
      end();
    } else {
      // Each time a new one, for whoever changes what it was given.
      subscriber.next(structuredClone(trace));
      said({ child, index, key: keyOf(trace) }, run);
    }
    changed();
  };

  const isAtItsEnd = () => played >= script.traces.length && script.end === 'never ends';
  const run: ChildRun = {
    child,
    script,
    get state() {
      return state;
    },
    get played() {
      return played;
    },
    get step() {
      return state === 'running' && !isAtItsEnd() ? play : undefined;
    },
  };

  subscriber.add(() => {
    if (state === 'running') state = 'unsubscribed';
    changed();
  });
  onStart(run);
  changed();
  while (played < script.atOnce) {
    if (run.step === undefined) break;
    run.step();
  }
};
