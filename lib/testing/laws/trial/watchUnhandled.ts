import { config } from 'rxjs';

/** What there may be to hear of rejections that nobody handles. */
interface Host {
  readonly process?: Emitter;
  readonly addEventListener?: (type: string, listener: (event: Event) => void) => void;
  readonly removeEventListener?: (type: string, listener: (event: Event) => void) => void;
}

interface Emitter {
  readonly on?: (event: 'unhandledRejection', listener: (reason: unknown) => void) => unknown;
  readonly off?: (event: 'unhandledRejection', listener: (reason: unknown) => void) => unknown;
}

/** Errors that nobody handled, from here to `stop`. */
export interface Watch {
  readonly errors: readonly unknown[];
  readonly stop: () => void;
}

/** Hears of every error that is left to nobody: by RxJS, or as a promise that rejects. */
export const watchUnhandled = (): Watch => {
  const host: Host = globalThis;
  const errors: unknown[] = [];
  const note = (error: unknown): void => {
    errors.push(error);
  };
  const noteEvent = (event: Event): void => note('reason' in event ? event.reason : event);
  const before = config.onUnhandledError;
  config.onUnhandledError = note;
  host.process?.on?.('unhandledRejection', note);
  host.addEventListener?.('unhandledrejection', noteEvent);
  return {
    errors,
    stop: () => {
      config.onUnhandledError = before;
      host.process?.off?.('unhandledRejection', note);
      host.removeEventListener?.('unhandledrejection', noteEvent);
    },
  };
};
