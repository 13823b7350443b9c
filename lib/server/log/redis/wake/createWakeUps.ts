import {
  defer,
  finalize,
  merge,
  repeat,
  retry,
  share,
  switchMap,
  takeUntil,
  tap,
  timeout,
  timer,
} from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { readEntries, readWakeUps } from '../replies/readWakeUps';
import type { WakeUp } from '../replies/readWakeUps';
import type { RedisConnection } from '../RedisConnection';

/** How the stream of wake-ups is listened to. */
export interface WakeUpsConfig {
  readonly redis: Pick<RedisConnection, 'duplicate'>;
  /** The key of the stream. */
  readonly key: string;
  readonly scheduler: SchedulerLike;
  /** Emits when the connection is to be closed at once, and to whoever subscribes later. */
  readonly closed$: Observable<unknown>;
  /** Is called when listening begins, also anew: what was told before has not been heard. */
  readonly onListen: () => void;
  /** Is called once for each entry, however many listen. */
  readonly onWakeUp: (wakeUp: WakeUp) => void;
}

/** How long Redis waits before it says that there is nothing, in ms. */
const block = 1000;
/** How long is waited for an answer beyond that, or for the connection. */
const patience = 5000;
/** How long the connection is kept once nobody listens any more. */
const idle = 5000;
const firstPause = 50;
const longestPause = 2000;

const ignore = () => undefined;

/** Whether that throws, rejects or does nothing: the connection is not needed any more. */
const letGo = (connection: RedisConnection): void => {
  defer(() => Promise.resolve(connection.destroy())).subscribe({ error: ignore });
};

/** Reads one entry after the other, through a connection that is open. */
const readOn = (
  connection: RedisConnection,
  { key, onListen, scheduler }: WakeUpsConfig,
): Observable<readonly WakeUp[]> => {
  let position: string | undefined;
  let isSure = false;

  /** Where nothing comes the stream may have begun anew, with ids that are below ours. */
  const find = async (): Promise<string> => {
    const reply = await connection.sendCommand(['XREVRANGE', key, '+', '-', 'COUNT', '1']);
    const last = readEntries(reply)[0]?.id ?? '0-0';
    if (last !== position) onListen();
    return last;
  };

  const read = async (): Promise<readonly WakeUp[]> => {
    const from = isSure && position !== undefined ? position : await find();
    const words = ['XREAD', 'COUNT', '512', 'BLOCK', String(block), 'STREAMS', key, from];
    const wakeUps = readWakeUps(await connection.sendCommand(words));
    position = wakeUps.at(-1)?.id ?? from;
    isSure = wakeUps.length > 0;
    return wakeUps;
  };

  return defer(read).pipe(timeout({ first: block + patience, scheduler }), repeat());
};

/**
 * What the processes tell each other, while somebody listens: read from a stream in Redis through
 * one connection that all who listen share. Where it is cut another one is opened, for as long as it
 * takes.
 */
export const createWakeUps = (config: WakeUpsConfig): Observable<unknown> => {
  const { closed$, onWakeUp, redis, scheduler } = config;

  const connected$ = defer(() => {
    const connection = redis.duplicate();
    connection.on('error', ignore);
    return defer(() => connection.connect()).pipe(
      timeout({ first: patience, scheduler }),
      switchMap(() => readOn(connection, config)),
      tap((wakeUps) => wakeUps.forEach(onWakeUp)),
      finalize(() => letGo(connection)),
    );
  });

  return connected$.pipe(
    retry({
      delay: (_, count) => timer(Math.min(firstPause * 2 ** (count - 1), longestPause), scheduler),
      resetOnSuccess: true,
    }),
    takeUntil(closed$),
    share({ resetOnRefCountZero: () => merge(timer(idle, scheduler), closed$) }),
  );
};
