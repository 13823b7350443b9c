import { createClient, retryOnDisconnect } from '../../../../lib';
import type { RetryOnDisconnectConfig, TurnEvent } from '../../../../lib';
import type { ServerProcess } from './startServer';

/** How one turn went. */
export interface TurnRun {
  /** The ids of its events, as they came; the end is one. */
  readonly ids: readonly string[];
  /** The texts, as they came. */
  readonly texts: readonly string[];
  /** `'end'`, or what it failed with. */
  readonly outcome: unknown;
  /** When it was over; of `performance.now()`. */
  readonly at: number;
}

const patient: RetryOnDisconnectConfig = { attempts: 10, initialDelay: 50, maxDelay: 200 };

/** A client whose requests go to the first server that lives: a balancer that sees a crash. */
export const clientOf = (servers: () => readonly ServerProcess[]) =>
  createClient({
    baseURL: 'http://balancer.test',
    projectID: 'p1',
    idempotencyKey: true,
    fetch: (url, init) => {
      const port = servers().find(({ isAlive }) => isAlive())?.port ?? 1;
      return fetch(url.replace('http://balancer.test', `http://127.0.0.1:${port}`), init);
    },
  });

/** Has one turn to its end, going on where it is cut; never rejects. */
export const haveTurn = (
  events$: ReturnType<ReturnType<typeof createClient>['events']>,
  config: RetryOnDisconnectConfig = patient,
): Promise<TurnRun> =>
  new Promise((resolve) => {
    const events: TurnEvent[] = [];
    const over = (outcome: unknown) =>
      resolve({
        ids: events.flatMap(({ id }) => (id === undefined ? [] : [id])),
        texts: events.flatMap((event) =>
          event.event === 'trace' && event.trace.type === 'text'
            ? [event.trace.payload.message]
            : [],
        ),
        outcome,
        at: performance.now(),
      });
    events$.pipe(retryOnDisconnect(config)).subscribe({
      next: (event) => events.push(event),
      error: over,
      complete: () => over('end'),
    });
  });

/** What is wrong with a turn of so many traces, up to where it came. */
export const faultsOf = ({ ids, texts }: TurnRun, traces: number): readonly string[] => {
  const faults: string[] = [];
  if (ids.some((id, index) => id !== String(index + 1))) faults.push(`ids ${ids.join(' ')}`);
  if (texts.some((text, index) => text !== `Wort ${index + 1} über Zürich 🌏`)) {
    faults.push(`texts ${texts.join(', ')}`);
  }
  if (texts.length > traces) faults.push(`${texts.length} texts`);
  return faults;
};
