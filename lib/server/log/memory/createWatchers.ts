import type { LogChange } from '../EventLog';

/** Who wants to know of changes, by the key of a turn. */
export interface Watchers {
  readonly add: (key: string, onChange: (change: LogChange) => void) => () => void;
  /** Tells all who watch, in a microtask: a watcher never runs inside of what it watches. */
  readonly tell: (key: string, change: LogChange) => void;
  readonly clear: () => void;
}

interface Watcher {
  readonly onChange: (change: LogChange) => void;
  /** What it is about to be told. */
  readonly pending: Set<LogChange>;
}

/** Makes {@link Watchers}. */
export const createWatchers = (): Watchers => {
  const watchers = new Map<string, Set<Watcher>>();

  const add: Watchers['add'] = (key, onChange) => {
    const watcher: Watcher = { onChange, pending: new Set() };
    const others = watchers.get(key) ?? new Set();
    watchers.set(key, others.add(watcher));
    return () => {
      others.delete(watcher);
      if (others.size === 0 && watchers.get(key) === others) watchers.delete(key);
    };
  };

  const tell: Watchers['tell'] = (key, change) => {
    const all = watchers.get(key);
    if (all === undefined) return;
    for (const watcher of all) {
      if (watcher.pending.has(change)) continue;
      watcher.pending.add(change);
      // One task each, so that one that throws keeps nothing from the others.
      queueMicrotask(() => {
        watcher.pending.delete(change);
        if (all.has(watcher)) watcher.onChange(change);
      });
    }
  };

  const clear = () => {
    for (const all of watchers.values()) all.clear();
    watchers.clear();
  };

  return { add, tell, clear };
};
