import fc from 'fast-check';
import { of } from 'rxjs';
import { accumulateCompletions, trace } from '../../../lib';
import type { Trace, TurnEvent } from '../../../lib';
import { decodeEvent } from '../../../lib/protocol/v2/decodeEvent';
import {
  encodeContent,
  encodeEvent,
  formatContent,
  formatEncoded,
} from '../../../lib/protocol/v2/encodeEvent';
import type { OutgoingEvent } from '../../../lib/protocol/v2/encodeEvent';
import { createEventParser } from '../../../lib/wire/createEventParser';
import type { WireEvent } from '../../../lib/wire/createEventParser';
import { json } from '../../support/arbitraries';
import { wireTrace } from '../../support/arbitraries.traces';
import { spyOn } from '../../../lib/testing';
import { decoded } from '../support/decoding';
import { runs } from '../../support/runs';

/** The one event that a client reads of `block`. */
const read = (block: string) => {
  const events: WireEvent[] = [];
  createEventParser({ onEvent: (event) => events.push(event) }).push(Buffer.from(block));
  const [event] = events;
  if (event === undefined || events.length > 1) throw new Error(`not one event: ${block}`);
  return decodeEvent(event);
};

const text = trace.text('Hi');

describe('encodeEvent', () => {
  it.each<readonly [OutgoingEvent, string]>([
    [
      { event: 'trace', trace: text },
      'event: trace\nid: 1\ndata: {"type":"text","payload":{"message":"Hi"}}\n\n',
    ],
    [
      { event: 'trace', trace: trace.custom('Pay', 1) },
      'event: trace\nid: 1\ndata: {"type":"Pay","payload":1}\n\n',
    ],
    [{ event: 'state', state: { a: 1 } }, 'event: state\nid: 1\ndata: {"a":1}\n\n'],
    [{ event: 'state', state: undefined }, 'event: state\nid: 1\ndata: null\n\n'],
    [{ event: 'end' }, 'event: end\nid: 1\ndata: {}\n\n'],
    [{ event: 'error', code: 'agent_error' }, 'event: error\nid: 1\ndata: agent_error\n\n'],
  ])('writes %j', (event, block) => {
    expect(encodeEvent(event, 1)).toBe(block);
  });

  it('keeps line ends inside the one line of its data', () => {
    expect(encodeEvent({ event: 'trace', trace: trace.text('two\r\nlines') }, 1)).toBe(
      'event: trace\nid: 1\ndata: {"type":"text","payload":{"message":"two\\r\\nlines"}}\n\n',
    );
  });

  it('leaves the text that accumulateCompletions added off the wire', () => {
    const [delta] = spyOn(
      of<Trace[]>(trace.completionContent('Hel')).pipe(accumulateCompletions()),
    ).values;
    if (delta === undefined) throw new Error('nothing came');

    expect(encodeEvent({ event: 'trace', trace: delta }, 1)).toBe(
      'event: trace\nid: 1\ndata: {"type":"completion","payload":{"state":"content","content":"Hel"}}\n\n',
    );
  });

  it('throws for what is not JSON', () => {
    expect(() => encodeEvent({ event: 'trace', trace: trace.custom('Pay', 5n) }, 1)).toThrow(
      TypeError,
    );
    expect(() => encodeEvent({ event: 'state', state: { a: 5n } }, 1)).toThrow(TypeError);
  });
});

describe('formatEncoded', () => {
  const outgoing: fc.Arbitrary<OutgoingEvent> = fc.oneof(
    wireTrace.map((wire): OutgoingEvent => ({ event: 'trace', trace: decoded(wire) })),
    fc
      .string({ unit: 'binary' })
      .map((said): OutgoingEvent => ({ event: 'trace', trace: trace.text(said) })),
    json.map((state): OutgoingEvent => ({ event: 'state', state })),
    fc.constantFrom<OutgoingEvent>({ event: 'end' }, { event: 'error', code: 'agent_error' }),
  );

  it('writes what formatContent does of all that encodeContent says', () => {
    fc.assert(
      fc.property(outgoing, fc.nat(), (event, id) => {
        const content = encodeContent(event);
        expect(formatEncoded(content, id)).toBe(formatContent(content, id));
      }),
      runs(1_000),
    );
  });
});

describe('decodeEvent after encodeEvent', () => {
  const id = fc.nat();

  it('gives the same trace, of any type', () => {
    fc.assert(
      fc.property(wireTrace, id, (wire, count) => {
        const event: OutgoingEvent & TurnEvent = { event: 'trace', trace: decoded(wire) };

        expect(read(encodeEvent(event, count))).toEqual({
          _tag: 'Right',
          right: { ...event, id: String(count) },
        });
      }),
      runs(2_000),
    );
  });

  it('gives the same state', () => {
    fc.assert(
      fc.property(json, id, (state, count) => {
        expect(read(encodeEvent({ event: 'state', state }, count))).toEqual({
          _tag: 'Right',
          right: { event: 'state', state, id: String(count) },
        });
      }),
      runs(1_000),
    );
  });

  it('gives the end, and the failure by its code', () => {
    expect(read(encodeEvent({ event: 'end' }, 4))).toEqual({
      _tag: 'Right',
      right: { event: 'end', id: '4' },
    });
    expect(read(encodeEvent({ event: 'error', code: 'no_seats' }, 4))).toMatchObject({
      _tag: 'Left',
      left: { _tag: 'AgentError', code: 'no_seats' },
    });
  });
});
