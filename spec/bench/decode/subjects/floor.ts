import { createCorpus } from '../../corpus/createCorpus';
import { cutIntoChunks } from '../../corpus/cutIntoChunks';
import { medianTime } from '../../harness/medianTime';
import type { CreateSubject } from '../../harness/Subject';
import type { DecodeOptions } from '../createReader';

/** The least that can be done: a streaming decoder, a split on blank lines, `JSON.parse`. */
export const createSubject: CreateSubject<DecodeOptions> = ({ count, delivery, time = 0 }) => {
  const corpus = createCorpus(count);
  const chunks = cutIntoChunks(corpus, delivery);
  const run = () => {
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
    if (traces !== corpus.traces) throw new Error(`${traces} traces of ${corpus.traces}`);
  };
  return { run: async () => ({ ms: await medianTime(time, run) }) };
};
