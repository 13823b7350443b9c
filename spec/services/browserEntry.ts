import { firstValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { action, createClient } from '../../lib';
import type { Trace } from '../../lib';

/** What a page saw of a turn, as plain data. */
export interface Arrivals {
  readonly traces: readonly Trace[];
  /** When each trace came, in ms of the page's clock. */
  readonly times: readonly number[];
  readonly outcome: unknown;
}

const toArrivals = (turn$: Observable<Trace>): Promise<Arrivals> =>
  new Promise((resolve) => {
    const traces: Trace[] = [];
    const times: number[] = [];
    const finish = (outcome: unknown) => resolve({ traces, times, outcome });
    turn$.subscribe({
      next: (trace) => {
        traces.push(trace);
        times.push(performance.now());
      },
      error: (error: unknown) => finish(JSON.parse(JSON.stringify(error))),
      complete: () => finish('complete'),
    });
  });

/** What the page has as the global `voiceflow`. */
export const firstOf = (turn$: Observable<Trace>): Promise<Trace> => firstValueFrom(turn$);
export { action, createClient, toArrivals };

export interface VoiceflowRx {
  readonly action: typeof action;
  readonly createClient: typeof createClient;
  readonly firstOf: typeof firstOf;
  readonly toArrivals: typeof toArrivals;
}
