import { Subject } from 'rxjs';
import type { LogChange } from '../../EventLog';

/** Those of this process who watch a turn. */
export interface Watchers {
  /** @returns What ends the watching. */
  readonly add: (name: string, onChange: (change: LogChange) => void) => () => void;
  readonly tell: (name: string, change: LogChange) => void;
  /** Tells all of them that anything may have changed. */
  readonly tellAll: () => void;
}

const ignore = () => undefined;

/** Makes an empty set of watchers. One that throws keeps nobody else from being told. */
export const createWatchers = (): Watchers => {
  const turns = new Map<string, Subject<LogChange>>();

  const tell = (name: string, change: LogChange) => turns.get(name)?.next(change);

  return {
    add: (name, onChange) => {
      const changes = turns.get(name) ?? new Subject<LogChange>();
      turns.set(name, changes);
      const watching = changes.subscribe({ next: onChange, error: ignore });
      return () => {
        watching.unsubscribe();
        if (!changes.observed && turns.get(name) === changes) turns.delete(name);
      };
    },
    tell,
    tellAll: () => {
      for (const name of [...turns.keys()]) {
        tell(name, 'events');
        tell(name, 'state');
      }
    },
  };
};
