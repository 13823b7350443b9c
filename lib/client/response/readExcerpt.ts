import type { SchedulerLike } from 'rxjs';
import { onAbort } from '../request/onAbort';

const maxBytes = 4096;
const maxTime = 1000;

/**
 * The beginning of a body that is not what was asked for, as text: at most 4 KiB, and what came
 * within a second and before `signal` was aborted. The rest is cancelled.
 */
export const readExcerpt = async (
  { body }: Response,
  scheduler: SchedulerLike,
  signal: AbortSignal,
): Promise<string> => {
  // A `fetch` that logs refusals may be reading the body itself.
  if (body == null || body.locked) return '';
  const reader = body.getReader();
  // The body may be broken already; the excerpt is then what there is.
  const cancel = () => void reader.cancel().catch(() => undefined);
  const timer = scheduler.schedule(cancel, maxTime);
  const forget = onAbort(signal, cancel);
  const decoder = new TextDecoder();
  let text = '';
  let room = maxBytes;
  try {
    while (room > 0) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value.subarray(0, room), { stream: true });
      room -= value.byteLength;
    }
  } catch {
    // A body that breaks off still has an excerpt.
  } finally {
    forget();
    timer.unsubscribe();
    cancel();
  }
  return text;
};
