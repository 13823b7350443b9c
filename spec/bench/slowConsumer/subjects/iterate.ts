import { createClient } from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { createConsumer } from '../createConsumer';
import { createMemoryWatch } from '../createMemoryWatch';
import type { SlowConsumerOptions } from '../SlowConsumerOptions';

/** `for await` over `iterate`: it reads no more than the consumer wants. */
export const createSubject: CreateSubject<SlowConsumerOptions> = async ({
  baseURL,
  maxGrowth,
  milliseconds,
}) => {
  const { iterate } = createClient({ apiKey: 'a-secret', projectID: 'bench', baseURL });
  const turn = { userID: 'ada', action: { type: 'launch' } } as const;

  // What a first request loads is no growth.
  for await (const trace of iterate(turn)) {
    await createConsumer()(trace);
    break;
  }
  return {
    run: async () => {
      const watch = createMemoryWatch(milliseconds, maxGrowth);
      const consume = createConsumer();
      for await (const trace of iterate(turn)) {
        await consume(trace);
        watch.look();
        if (watch.isOver()) break;
      }
      return watch.sample();
    },
  };
};
