import { fetchEventSource } from '@microsoft/fetch-event-source';
import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';
import { isTagged } from '../isTagged';

// It is made for pages. Of them it asks no more than this, once a request.
const nothing = () => undefined;
Object.assign(globalThis, {
  document: { addEventListener: nothing, removeEventListener: nothing },
  window: { setTimeout, clearTimeout },
});

const read: ReadTurn = async (response) => {
  let traces = 0;
  await fetchEventSource('https://agents.example', {
    fetch: () => Promise.resolve(response),
    openWhenHidden: true,
    onmessage: ({ data }) => {
      if (isTagged(JSON.parse(data))) traces += 1;
    },
    // Without it, it would ask again.
    onerror: (error) => {
      throw error;
    },
  });
  return { traces };
};

/** `fetchEventSource` as its documentation has it, and `JSON.parse`; nothing is checked. */
export const createSubject: CreateSubject<DecodeOptions> = (options) => createReader(options, read);
