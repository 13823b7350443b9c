import { findDifference } from '../../equality/findDifference';
import { bytesOf, plain, readStream } from './readStream';
import type { PlainEvent } from './readStream';
import { sampleLaws } from './samples';
import type { Sample } from './samples';
import { showEvents } from './showEvents';
import type { WireLaw } from './WireLaw';
import type { WireLawsConfig } from './WireParser';

/** The events of a sample, with the ids that such a parser reports. */
const expectedOf = ({ events }: Sample, ids: WireLawsConfig['ids']): readonly PlainEvent[] => {
  let last: string | undefined;
  return events.map((one) => {
    const event = plain(one);
    last = event.id ?? last;
    return ids === 'last' ? { ...event, id: last } : event;
  });
};

/** As parsers of the HTML standard report ids: `''` where there was none yet. */
const withoutEmpty = (events: readonly PlainEvent[]): readonly PlainEvent[] =>
  events.map((event) => (event.id === '' ? { ...event, id: undefined } : event));

const idSamples: readonly Sample[] = [
  { text: 'id: 1\ndata: a\n\ndata: b\n\n', events: [{ id: '1', data: 'a' }, { data: 'b' }] },
];

/** What a stream says, in one chunk. */
export const contentLaws: readonly WireLaw[] = [
  ...sampleLaws,
  {
    name: 'wire: gives an event its id, or the last one, as it says',
    hint: "say ids: 'last' for a parser that repeats the last id, and ids: 'own' for one that does not",
    samples: idSamples,
  },
].map(({ hint, name, samples }) => ({
  name,
  hint,
  find: ({ config, makeParser }) => {
    for (const sample of samples) {
      const chunks = [bytesOf(sample.text)];
      const actual = withoutEmpty(readStream(makeParser(), chunks));
      const expected = expectedOf(sample, config.ids);
      if (findDifference(actual, expected) === undefined) continue;
      return { chunks, expected: showEvents(expected), actual: showEvents(actual) };
    }
    return undefined;
  },
}));
