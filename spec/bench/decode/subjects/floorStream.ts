import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';
import { isTagged } from '../isTagged';

const read: ReadTurn = async ({ body }) => {
  if (body === null) throw new Error('There is no body');
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let traces = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { traces };
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const parsed: unknown = JSON.parse(block.slice(block.indexOf('\ndata: ') + 7));
      if (isTagged(parsed)) traces += 1;
    }
  }
};

/** The floor, read through the stream that all the others read. */
export const createSubject: CreateSubject<DecodeOptions> = (options) => createReader(options, read);
