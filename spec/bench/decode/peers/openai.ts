import { Stream } from 'openai/core/streaming';
import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';
import { isTagged } from '../isTagged';

const read: ReadTurn = async (response) => {
  let traces = 0;
  for await (const item of Stream.fromSSEResponse<unknown>(response, new AbortController())) {
    if (isTagged(item)) traces += 1;
  }
  return { traces };
};

/** `Stream.fromSSEResponse`, which its client reads each streamed answer with; it checks nothing. */
export const createSubject: CreateSubject<DecodeOptions> = (options) => createReader(options, read);
