import fc from 'fast-check';
import type { TurnEvent } from '../../lib/protocol/TurnEvent';
import { flush } from '../support/flush';
import { frame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { anyCuts, cutAt } from '../wire/support/cuts';
import { ada, connectTo } from './support/connectTo';
import { runs } from '../support/runs';

// Many runs on a busy machine take longer than the five seconds of jest.
const patience = 30_000;

const message = fc.string({ unit: 'binary', maxLength: 20 });

/** As it is after a journey in JSON, which knows no -0. */
const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

/** Traces as they stand on the wire, none of which is a custom trace. */
const wireTrace = fc.oneof(
  message.map((text) => ({ type: 'text', payload: { message: text } })),
  message.map((content) => ({ type: 'completion', payload: { state: 'content', content } })),
  fc.integer().map((time) => ({ type: 'end', time })),
  json.map((payload) => ({ type: 'log', payload })),
);

/** What one block is on the wire, and the event that it is, where it is one. */
interface Block {
  readonly wire: string;
  readonly event?: TurnEvent | object;
}

const id = fc.option(fc.nat().map(String), { nil: undefined });

const withID = (eventID: string | undefined) => (eventID === undefined ? {} : { id: eventID });

const block: fc.Arbitrary<Block> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(id, wireTrace).map(([eventID, trace]) => ({
      wire: frame('trace', eventID, trace),
      event: { event: 'trace', ...withID(eventID), trace },
    })),
  },
  fc.tuple(id, json).map(([eventID, state]) => ({
    wire: frame('state', eventID, state),
    event: { event: 'state', ...withID(eventID), state },
  })),
  fc.constantFrom(': ping\n\n', '\n', 'retry: 99\n\n', ':\n').map((wire) => ({ wire })),
);

const turn = fc.record({
  blocks: fc.array(block, { maxLength: 12 }),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  ends: fc.boolean(),
  cuts: anyCuts,
});

describe('a turn cut anywhere', () => {
  it(
    'gives the events that it was made of',
    async () => {
      await fc.assert(
        fc.asyncProperty(turn, async ({ blocks, lineEnd, ends, cuts }) => {
          const text = blocks.map(({ wire }) => wire).join('') + (ends ? frame('end', 99) : '');
          const bytes = new TextEncoder().encode(text.replaceAll('\n', lineEnd));
          const server = scriptedFetch({
            script: ({ respond, send, close }) => {
              respond();
              send(...cutAt(bytes, cuts));
              close();
            },
          });
          const received = spyOn(connectTo(server).events(ada));
          await flush();
          const expected = blocks.flatMap(({ event }) => (event === undefined ? [] : [event]));

          expect(received.values).toEqual([
            { event: 'open' },
            ...expected,
            ...(ends ? [{ event: 'end', id: '99' }] : []),
          ]);
          expect(received.errors).toHaveLength(ends ? 0 : 1);
          expect(received.completed).toBe(ends);
        }),
        runs(300),
      );
    },
    patience,
  );
});
