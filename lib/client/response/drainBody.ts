import type { SchedulerLike } from 'rxjs';

/** How long a connection may stay open after its `end` event, in ms. */
const maxTime = 1000;

/** How many chunks may follow the `end` event: a body without end would not let a timer fire. */
const maxChunks = 16;

/**
 * Reads what follows the `end` event up to the close of the body, so that the connection can carry
 * the next turn; a body that does not close soon is hung up on.
 */
export const drainBody = async (
  body: ReadableStreamDefaultReader<Uint8Array>,
  scheduler: SchedulerLike,
  hangUp: () => void,
): Promise<void> => {
  const timer = scheduler.schedule(hangUp, maxTime);
  try {
    for (let chunks = 0; chunks <= maxChunks; chunks += 1) {
      if ((await body.read()).done) return;
    }
    hangUp();
  } catch {
    // The turn is whole: what fails after its end is no failure of it.
  } finally {
    timer.unsubscribe();
  }
};
