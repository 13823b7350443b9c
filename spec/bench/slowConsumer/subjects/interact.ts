import { firstValueFrom } from 'rxjs';
import { createClient } from 'voiceflow-rx';
import type { Trace } from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { createConsumer } from '../createConsumer';
import { createMemoryWatch } from '../createMemoryWatch';
import type { SlowConsumerOptions } from '../SlowConsumerOptions';

/** `interact` is push: what the consumer has no time for stands in a queue of the consumer's. */
export const createSubject: CreateSubject<SlowConsumerOptions> = async ({
  baseURL,
  maxGrowth,
  milliseconds,
}) => {
  const { interact } = createClient({ apiKey: 'a-secret', projectID: 'bench', baseURL });
  const turn$ = interact({ userID: 'ada', action: { type: 'launch' } });

  await createConsumer()(await firstValueFrom(turn$));
  return {
    run: async () => {
      const watch = createMemoryWatch(milliseconds, maxGrowth);
      const consume = createConsumer();
      const queue: Trace[] = [];
      const failures: unknown[] = [];
      const reading = turn$.subscribe({
        next: (trace) => {
          queue.push(trace);
          // Also where the consumer does not get its turn.
          watch.look();
          if (watch.isOver()) reading.unsubscribe();
        },
        error: (error: unknown) => failures.push(error),
      });
      for (let taken = 0; !watch.isOver() && failures.length === 0;) {
        const isThere = taken < queue.length;
        if (isThere) await consume(queue[taken]);
        else await new Promise((resolve) => setImmediate(resolve));
        taken += isThere ? 1 : 0;
      }
      reading.unsubscribe();
      if (failures.length > 0) throw failures[0];
      return watch.sample();
    },
  };
};
