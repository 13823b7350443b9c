import { asyncScheduler } from 'rxjs';
import type { LogChange } from '../../../../lib/server';
import { keyOf } from './Fault';
import type { Faults } from './Fault';

/** Changes that are told late, to nobody, or for ever. */
export const watchFaults = {
  tellsNobody: () => ({ watch: () => () => undefined }),
  tellsNoEvents: (log) => ({
    watch: (turn, onChange) =>
      log.watch(turn, () => {
        onChange('state');
      }),
  }),
  tellsNoState: (log) => ({
    watch: (turn, onChange) =>
      log.watch(turn, () => {
        onChange('events');
      }),
  }),
  watchesLate: (log) => ({
    watch: (turn, onChange) => {
      let unwatch: () => void = () => undefined;
      const timer = asyncScheduler.schedule(() => {
        unwatch = log.watch(turn, onChange);
      }, 30);
      return () => {
        timer.unsubscribe();
        unwatch();
      };
    },
  }),
  tellsForEver: (log) => ({
    watch: (turn, onChange) => {
      log.watch(turn, onChange);
      return () => undefined;
    },
  }),
  leavesTogether: (log) => {
    const all = new Map<string, Set<(change: LogChange) => void>>();
    return {
      watch: (turn, onChange) => {
        const watchers = all.get(keyOf(turn)) ?? new Set();
        all.set(keyOf(turn), watchers.add(onChange));
        const unwatch = log.watch(turn, (change) => {
          if (watchers.has(onChange)) onChange(change);
        });
        return () => {
          watchers.clear();
          unwatch();
        };
      },
    };
  },
} satisfies Faults;
