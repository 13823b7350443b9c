import { asyncScheduler, Subscription } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';
import type { Probe, ProbeEnd } from './Probe';

/**
 * Makes a listener that can leave at any moment, also inside `next`.
 *
 * An observer that is a subscription too is to RxJS a subscriber: nothing stands before it then that
 * would hide what comes late.
 */
export const createProbe = (
  changed: () => void,
  onNext: (probe: Probe) => void = () => undefined,
): Probe => {
  const start = asyncScheduler.now();
  const traces: Trace[] = [];
  const late: Trace[] = [];
  const ended: { end: ProbeEnd | undefined; duration: number } = { end: undefined, duration: 0 };

  const finish = (end: ProbeEnd): void => {
    if (probe.closed) return;
    Object.assign(probe, { end, duration: asyncScheduler.now() - start });
    probe.unsubscribe();
    changed();
  };

  const probe: Probe = Object.assign(new Subscription(), ended, {
    traces,
    late,
    next: (trace: Trace) => {
      if (probe.closed) {
        late.push(trace);
      } else {
        traces.push(trace);
        onNext(probe);
      }
      changed();
    },
    error: (error: unknown) => finish({ kind: 'failed', error }),
    complete: () => finish({ kind: 'completed' }),
  });
  return probe;
};
