import { createParser } from 'eventsource-parser';
import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';
import { isTagged } from '../isTagged';

const read: ReadTurn = async ({ body }) => {
  if (body === null) throw new Error('There is no body');
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let traces = 0;
  const parser = createParser({
    onEvent: ({ data }) => {
      if (isTagged(JSON.parse(data))) traces += 1;
    },
  });
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { traces };
    parser.feed(decoder.decode(value, { stream: true }));
  }
};

/** What a program of one's own would be: the parser that we use too, and nothing is checked. */
export const createSubject: CreateSubject<DecodeOptions> = (options) => createReader(options, read);
