import { createEventSource } from 'eventsource-client';
import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';
import { isTagged } from '../isTagged';

const read: ReadTurn = (response) =>
  new Promise((resolve, reject) => {
    let traces = 0;
    const source = createEventSource({
      url: 'https://agents.example',
      fetch: () => Promise.resolve(response),
      onMessage: ({ data, event }) => {
        if (isTagged(JSON.parse(data))) traces += 1;
        if (event !== 'end') return;
        source.close();
        resolve({ traces });
      },
      onDisconnect: () => {
        source.close();
        reject(new Error('The turn has no end'));
      },
    });
  });

/** `createEventSource` with `onMessage`, faster than its iterator, and `JSON.parse`. */
export const createSubject: CreateSubject<DecodeOptions> = (options) => createReader(options, read);
