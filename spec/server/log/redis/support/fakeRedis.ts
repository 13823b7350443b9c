import { Subject } from 'rxjs';
import type { RedisConnection } from '../../../../../lib/server/log/redis/RedisConnection';

/** One command that was sent, to be answered by hand. */
interface SentCommand {
  readonly args: readonly string[];
  readonly abortSignal: AbortSignal | undefined;
  readonly answer: (reply: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** A connection without a Redis: it writes down what is asked of it. */
export interface FakeRedis extends RedisConnection {
  /** The commands that were sent, the earliest first. */
  readonly sent: readonly SentCommand[];
  /** What was duplicated from it. */
  readonly duplicates: readonly FakeRedis[];
  readonly isOpen: () => boolean;
  readonly hasListener: () => boolean;
  /** Opens it, where it was asked to connect. */
  readonly open: () => void;
}

/** Makes a connection that is not open. */
export const createFakeRedis = (): FakeRedis => {
  const sent: SentCommand[] = [];
  const duplicates: FakeRedis[] = [];
  const opened = new Subject<void>();
  let isOpen = false;
  let hasListener = false;
  return {
    sent,
    duplicates,
    isOpen: () => isOpen,
    hasListener: () => hasListener,
    open: () => opened.next(),
    sendCommand: (args, options) =>
      new Promise((resolve, reject) => {
        sent.push({ args, abortSignal: options?.abortSignal, answer: resolve, fail: reject });
      }),
    duplicate: () => {
      const duplicate = createFakeRedis();
      duplicates.push(duplicate);
      return duplicate;
    },
    connect: () =>
      new Promise<void>((resolve) => {
        opened.subscribe(() => {
          isOpen = true;
          resolve();
        });
      }),
    destroy: () => {
      isOpen = false;
    },
    on: () => {
      hasListener = true;
    },
  };
};
