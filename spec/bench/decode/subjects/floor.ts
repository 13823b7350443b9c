import { createCorpus } from '../../corpus/createCorpus';
import { cutIntoChunks } from '../../corpus/cutIntoChunks';
import type { Delivery } from '../../corpus/cutIntoChunks';
import type { CreateSubject } from '../../harness/Subject';

/** The least that can be done: a streaming decoder, a split on blank lines, `JSON.parse`. */
export const createSubject: CreateSubject<{
  readonly count: number;
  readonly delivery: Delivery;
}> = ({ count, delivery }) => {
  const corpus = createCorpus(count);
  const chunks = cutIntoChunks(corpus, delivery);
  return {
    run: () => {
      const from = performance.now();
      const decoder = new TextDecoder();
      let rest = '';
      let traces = 0;
      for (const chunk of chunks) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const value: unknown = JSON.parse(block.slice(block.indexOf('\ndata: ') + 7));
          if (typeof value === 'object' && value !== null && 'type' in value) traces += 1;
        }
      }
      const ms = performance.now() - from;
      if (traces !== corpus.traces) throw new Error(`${traces} traces of ${corpus.traces}`);
      return { ms };
    },
  };
};
