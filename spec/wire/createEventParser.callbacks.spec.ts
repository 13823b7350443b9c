import { createEventParser } from '../../lib/wire/createEventParser';
import type { EventParser, EventParserConfig } from '../../lib/wire/createEventParser';
import { utf8 } from './support/parseChunks';

/** A parser that writes down its calls, and then does what `then` says. */
const recorder = (then: (call: string, parser: EventParser) => void = () => undefined) => {
  const calls: string[] = [];
  const record = (call: string): void => {
    calls.push(call);
    then(call, parser);
  };
  const config: EventParserConfig = {
    onEvent: ({ data }) => record(`event ${data}`),
    onComment: (comment) => record(`comment ${comment}`),
    onRetry: (ms) => record(`retry ${ms}`),
  };
  const parser = createEventParser(config);
  return { calls, push: (text: string) => parser.push(utf8(text)), end: parser.end };
};

describe('createEventParser, end', () => {
  it('drops a last block without its blank line', () => {
    const { calls, push, end } = recorder();
    push('data: a\n\ndata: b\n');
    end();
    expect(calls).toStrictEqual(['event a']);
  });

  it.each([
    ['a line', 'data: a'],
    ['a block', 'id: 1\nevent: x\ndata: a\n'],
    ['a block without data', 'id: 1\nevent: x\n'],
    ['a comment', ': a'],
    ['a CR', 'data: a\r'],
    ['a stream', 'data: a\n\n'],
  ])('leaves the parser as new after %s', (_, unfinished) => {
    const { calls, push, end } = recorder();
    push(unfinished);
    end();
    calls.length = 0;
    push('\n\uFEFF\n\n');
    end();
    push('\uFEFFdata: b\n\n: c\n\nid: 1\n\n');
    expect(calls).toStrictEqual(['event b', 'comment c', 'event undefined']);
  });

  it('leaves the parser as new in the middle of a character', () => {
    const events: unknown[] = [];
    const parser = createEventParser({ onEvent: (event) => events.push(event) });
    parser.push(Uint8Array.of(0x64, 0xf0, 0x9f));
    parser.end();
    parser.push(Uint8Array.of(0xef, 0xbb));
    parser.push(Uint8Array.from([0xbf, ...utf8('data: a\n\n')]));
    expect(events).toStrictEqual([{ data: 'a' }]);
  });

  it('leaves the parser as new after an event that is too large', () => {
    const data: unknown[] = [];
    const parser = createEventParser({ onEvent: (e) => data.push(e.data), maxEventBytes: 8 });
    expect(() => parser.push(utf8('id: 1\ndata: ab'))).toThrow('larger than 8 bytes');
    parser.end();
    parser.push(utf8('data: a\n\n'));
    expect(data).toStrictEqual(['a']);
  });

  it('does nothing before the first chunk, and nothing more the second time', () => {
    const { calls, push, end } = recorder();
    end();
    push('data: a\n\n');
    end();
    end();
    push('data: b\n\n');
    expect(calls).toStrictEqual(['event a', 'event b']);
  });

  it('keeps two parsers apart', () => {
    const one = recorder();
    const two = recorder();
    one.push('data: a');
    two.push('data: b');
    two.push('\n\n');
    one.end();
    two.push('data: c\n\n');
    expect(one.calls).toStrictEqual([]);
    expect(two.calls).toStrictEqual(['event b', 'event c']);
  });
});

const stream = ': 1\nretry: 2\ndata: 3\n\n: 4\ndata: 5\n\nevent: x\n\ndata: 6\n\n: 7\n';
const all = ['comment 1', 'retry 2', 'event 3', 'comment 4', 'event 5', 'event undefined'].concat([
  'event 6',
  'comment 7',
]);
const simple = 'data: 1\n\ndata: 2\n\ndata: 3\n\n';

describe('createEventParser, callbacks', () => {
  it.each(all)('ends the stream with what a callback throws: %s', (last) => {
    const { calls, push, end } = recorder((call) => {
      if (call === last) throw new RangeError(`thrown at ${call}`);
    });
    expect(() => push(stream)).toThrow(new RangeError(`thrown at ${last}`));
    expect(calls).toStrictEqual(all.slice(0, all.indexOf(last) + 1));

    expect(() => push('data: more\n\n')).toThrow(new RangeError(`thrown at ${last}`));
    expect(calls).toHaveLength(all.indexOf(last) + 1);

    end();
    push('data: new\n\n');
    expect(calls.slice(all.indexOf(last) + 1)).toStrictEqual(['event new']);
  });

  it('throws again what was thrown, even undefined', () => {
    const nothing: unknown = undefined;
    const parser = createEventParser({
      onEvent: () => {
        throw nothing;
      },
    });
    const thrown = (text: string): unknown[] => {
      try {
        parser.push(utf8(text));
        return [];
      } catch (error) {
        return [error];
      }
    };
    expect(thrown('data: a\n\n')).toStrictEqual([undefined]);
    expect(thrown('')).toStrictEqual([undefined]);
  });

  it.each(all)('calls back no more once a callback has called end: %s', (last) => {
    const { calls, push } = recorder((call, parser) => {
      if (call === last) parser.end();
    });
    push(stream);
    expect(calls).toStrictEqual(all.slice(0, all.indexOf(last) + 1));

    push('data: new\n\n');
    expect(calls.slice(all.indexOf(last) + 1)).toStrictEqual(['event new']);
  });

  it('calls back no more once a callback has called end between blocks of one run', () => {
    const { calls, push } = recorder((call, parser) => {
      if (call === 'event 2') parser.end();
    });
    push(simple);
    expect(calls).toStrictEqual(['event 1', 'event 2']);
  });

  it('does not look at the rest of the chunk once a callback has called end', () => {
    const calls: unknown[] = [];
    const parser = createEventParser({
      onEvent: ({ data }) => {
        calls.push(data);
        parser.end();
      },
      maxEventBytes: 10,
    });
    parser.push(utf8(`data: a\n\ndata: ${'x'.repeat(100)}\n\n`));
    expect(calls).toStrictEqual(['a']);
  });

  it('refuses push from a callback of the same stream', () => {
    const { calls, push } = recorder((_, parser) => parser.push(utf8('data: nested\n\n')));
    expect(() => push(simple)).toThrow('push was called by a callback of the same stream');
    expect(calls).toStrictEqual(['event 1']);
  });

  it('takes push of the next stream from a callback that has called end', () => {
    const { calls, push } = recorder((call, parser) => {
      if (call !== 'event 2') return;
      parser.end();
      parser.push(utf8('data: next\n\n'));
    });
    push(simple);
    push('data: after\n\n');
    expect(calls).toStrictEqual(['event 1', 'event 2', 'event next', 'event after']);
  });

  it('needs no this', () => {
    const data: unknown[] = [];
    const { push, end } = createEventParser({ onEvent: (event) => data.push(event.data) });
    push(utf8('data: a\n\ndata: b'));
    end();
    push(utf8('data: c\n\n'));
    expect(data).toStrictEqual(['a', 'c']);
  });
});
