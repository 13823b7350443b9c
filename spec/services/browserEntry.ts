import { firstValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { action, createClient, retryOnDisconnect } from '../../lib';
import type { Trace, TurnEvent } from '../../lib';

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
export const firstOf = <T>(values$: Observable<T>): Promise<T> => firstValueFrom(values$);

/** Where a turn can be gone on with; it is left once that is known. */
export const openOf = async (events$: Observable<TurnEvent>): Promise<string> => {
  const event = await firstValueFrom(events$);
  return event.event === 'open' ? (event.turnURL ?? '') : '';
};

export { action, createClient, retryOnDisconnect, toArrivals };

export interface VoiceflowRx {
  readonly action: typeof action;
  readonly createClient: typeof createClient;
  readonly firstOf: typeof firstOf;
  readonly openOf: typeof openOf;
  readonly retryOnDisconnect: typeof retryOnDisconnect;
  readonly toArrivals: typeof toArrivals;
}
