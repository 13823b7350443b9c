import fc from 'fast-check';
import { of } from 'rxjs';
import { decodeTrace, trace } from '../../../lib';
import { encodeText } from '../../../lib/testing/recordings/binary';
import { binaryOfChunk, chunkOf } from '../../../lib/testing/recordings/chunks';
import { parseRecording } from '../../../lib/testing/recordings/parseRecording';
import { record } from '../../../lib/testing/recordings/record';
import type { ByteRecording, TraceRecording } from '../../../lib/testing/recordings/Recording';
import { redactByteRecording } from '../../../lib/testing/recordings/redaction/redactRecording';
import { timelineOf } from '../../../lib/testing/recordings/replay/timelineOf';
import { json, text } from '../../support/arbitraries';
import { runs } from '../../support/runs';

const key = 'VF.DM.66d9abcdef.Zx81qQ';
const userID = 'ada "Löve" 😀/42';
const mail = 'ada.lovelace@example.com';
const phone = '+49 170 1234567';
const session = 'sess-81dd2f';

const recordingOf = (binary: string, cuts: readonly number[] = []): ByteRecording => {
  const places = [0, ...cuts.map((cut) => cut % (binary.length + 1)).sort((a, b) => a - b)];
  return {
    format: 'voiceflow-rx recording',
    version: 1,
    of: 'bytes',
    request: {
      method: 'POST',
      url: `http://agent.test/v2/project/p1/user/${encodeURIComponent(userID)}/interact/stream`,
      headers: { authorization: key, 'content-type': 'application/json' },
      body: JSON.stringify({ action: { type: 'text', payload: 'Hi' }, sessionID: session }),
    },
    response: {
      time: 1,
      status: 200,
      headers: { 'content-type': 'text/event-stream', 'set-cookie': 'sid=c00kie-value; Secure' },
    },
    chunks: places.map((cut, index) => chunkOf(index, binary.slice(cut, places[index + 1]))),
    outcome: { type: 'end', time: places.length },
  };
};

const eventsOf = (...datas: readonly string[]): string =>
  encodeText(
    `${datas.map((data, index) => `event: trace\nid: ${index + 1}\ndata: ${data}\n\n`).join('')}event: end\n\n`,
  );

const redacted = (binary: string, cuts?: readonly number[]) =>
  redactByteRecording(recordingOf(binary, cuts), {});

const streamOf = ({ chunks }: ByteRecording) => chunks.map(binaryOfChunk).join('');

/** As some service may write it: any character may be escaped. */
const escapedJson = (value: string, every: number): string =>
  Array.from({ length: value.length }, (_, index) =>
    index % every === 0
      ? `\\u${value.charCodeAt(index).toString(16).padStart(4, '0')}`
      : JSON.stringify(value.charAt(index)).slice(1, -1),
  ).join('');

const textTrace = (written: string) => `{"type":"text","payload":{"message":"${written}"}}`;
const delta = (written: string) =>
  `{"type":"completion","payload":{"state":"content","content":"${written}"}}`;

/** The ways in which a text can stand in a stream. */
const writings: Readonly<Record<string, (secret: string) => readonly string[]>> = {
  plain: (secret) => [textTrace(escapedJson(` ${secret} `, 1_000))],
  escaped: (secret) => [textTrace(escapedJson(` ${secret} `, 2))],
  'in JSON in a string': (secret) => [
    textTrace(JSON.stringify(JSON.stringify({ note: secret })).slice(1, -1)),
  ],
  'in a URL': (secret) => [textTrace(`https://x.test/?q=${encodeURIComponent(secret)}&b=1`)],
  'in deltas': (secret) =>
    Array.from(`say ${secret} now`, (character) => delta(escapedJson(character, 1_000))),
  'as a name': (secret) => [`{"type":"My","payload":{${JSON.stringify(secret)}:1}}`],
};

/** All that a recording says, with nothing escaped and deltas put together. */
const saidBy = async (recording: ByteRecording): Promise<string> => {
  const timeline = await timelineOf(recording);
  const traces = timeline.flatMap(({ notification: it }) => (it.kind === 'N' ? [it.value] : []));
  const spoken = traces.map((it) =>
    it.type === 'completion' && it.payload.state === 'content' ? it.payload.content : '',
  );
  return `${JSON.stringify(traces)}\n${spoken.join('')}`;
};

describe('redaction of bytes', () => {
  const secrets = { key, userID, mail, phone, session, cookie: 'c00kie-value' };

  it.each(Object.entries(secrets))(
    'leaves nothing of a %s, in any writing and chunking',
    async (_, secret) => {
      const parts = [secret, secret.slice(0, 6), encodeURIComponent(secret)];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...Object.keys(writings)),
          fc.array(fc.nat(), { maxLength: 12 }),
          async (writing, cuts) => {
            const binary = eventsOf(...(writings[writing]?.(secret) ?? []));
            const recording = redacted(binary, cuts);
            const written = JSON.stringify(recording) + streamOf(recording);

            for (const part of parts) expect(written).not.toContain(part);
            expect(await saidBy(recording)).not.toContain(secret);
            const timeline = await timelineOf(recording);
            expect(timeline.at(-1)?.notification.kind).toBe('C');
            expect(timeline).toHaveLength((await timelineOf(recordingOf(binary))).length);
          },
        ),
        runs(20),
      );
    },
  );

  it('leaves nothing of any user, whatever their id is made of', async () => {
    const ids = fc.tuple(text, fc.string({ minLength: 6 }), text).map((parts) => parts.join('q7'));
    await fc.assert(
      fc.asyncProperty(ids, fc.constantFrom(...Object.keys(writings)), async (id, writing) => {
        fc.pre(!/\p{Cs}/u.test(id));
        const recording = recordingOf(eventsOf(...(writings[writing]?.(id) ?? [])));
        const url = `http://agent.test/user/${encodeURIComponent(id)}/x?session_id=1`;
        const clean = redactByteRecording(
          { ...recording, request: { ...recording.request, url } },
          {},
        );

        expect(await saidBy(clean)).not.toContain(id);
        expect(JSON.stringify(clean)).not.toContain(JSON.stringify(id).slice(1, -1));
        expect(clean.request.url).not.toContain(encodeURIComponent(id));
        expect((await timelineOf(clean)).at(-1)?.notification.kind).toBe('C');
      }),
      runs(200),
    );
  });

  it('finds what is cut over the deltas of two who speak at once', async () => {
    const from = (source: string, content: string) =>
      JSON.stringify({
        type: 'completion',
        payload: { state: 'content', content },
        source: [source],
      });
    const recording = redacted(
      eventsOf(
        from('a', 'ada@exa'),
        from('b', 'call +49 170'),
        from('a', 'mple.com'),
        from('b', ' 123456'),
      ),
    );

    expect(await saidBy(recording)).not.toMatch(/ada|@exa|mple\.com|\+49|170|123456/);
  });

  it('keeps the size of each chunk, and gives one value one stand-in, however it is written', async () => {
    const binary = eventsOf(...Object.values(writings).flatMap((write) => write(mail)));
    const recording = redacted(binary, [10, 70, 71, 72, 200]);
    const sizes = ({ chunks }: ByteRecording) => chunks.map((it) => binaryOfChunk(it).length);
    const found = (await saidBy(recording)).match(/\w+\.?\w*(?:@|%40)\w+\.\w+/g);

    expect(sizes(recording)).toEqual(sizes(recordingOf(binary, [10, 70, 71, 72, 200])));
    expect(new Set(found?.map(decodeURIComponent)).size).toBe(1);
    expect(found?.length).toBeGreaterThan(5);
  });

  it('gives two values two stand-ins', async () => {
    const said = await saidBy(redacted(eventsOf(textTrace('a@b.test c@d.test a@b.test'))));
    const [first, second, third] = said.match(/\w+@\w+\.\w+/g) ?? [];

    expect(first).toBe(third);
    expect(first).not.toBe(second);
  });

  it('leaves times, types, ids of things, numbers and dates', () => {
    const data =
      '{"type":"text","payload":{"message":"On 2026-11-25 for 1,250 or 42.50","messageID":"1234567890","n":17639424}' +
      ',"time":1763942400000,"turnID":"17639424-0000"}';

    expect(streamOf(redacted(eventsOf(data)))).toBe(eventsOf(data));
  });

  it.each(['text', 'payload', 'trace', 'true', '1763942400000', 'event', 'completion', 'data'])(
    'leaves the wire readable where the user is called %s',
    async (name) => {
      const data = `{"type":"text","payload":{"message":"I am ${name}.","ok":true},"time":1763942400000}`;
      const recording = redactByteRecording(
        {
          ...recordingOf(eventsOf(data)),
          request: { ...recordingOf('').request, url: `http://a.test/user/${name}/x` },
        },
        {},
      );
      const said = await saidBy(recording);

      expect(said).toMatch(/^\[{"type":"text","payload":{"message":"I am /);
      expect(said).toContain('"ok":true},"time":1763942400000}');
      expect(said).not.toContain(`I am ${name}`);
    },
  );

  it('blanks out the headers that hold secrets, and drops the cookies of the response', () => {
    const { request, response } = redacted(eventsOf());

    expect(request.headers).toEqual({
      authorization: '[redacted]',
      'content-type': 'application/json',
    });
    expect(response?.headers).toEqual({ 'content-type': 'text/event-stream' });
    expect(request.url).toMatch(
      /^http:\/\/agent.test\/v2\/project\/p1\/user\/.+\/interact\/stream$/,
    );
  });

  it('takes out more where it is told to, and nothing where it is told that', () => {
    const recording = recordingOf(eventsOf(textTrace('Order A-17 of Grace')));
    const more = redactByteRecording(recording, { secrets: ['Grace'], patterns: [/[A-Z]-\d+/] });

    expect(streamOf(more)).not.toMatch(/A-17|Grace/);
    expect(redactByteRecording(recording, false)).toBe(recording);
  });

  it('leaves any JSON of the types that it had', async () => {
    await fc.assert(
      fc.asyncProperty(json, fc.array(fc.nat(), { maxLength: 4 }), async (payload, cuts) => {
        const binary = eventsOf(JSON.stringify({ type: 'My Action', payload }));
        const kinds = async (recording: ByteRecording) =>
          (await timelineOf(recording)).map(({ notification: it }) =>
            it.kind === 'N' ? it.value.type : it.kind,
          );
        expect(await kinds(redacted(binary, cuts))).toEqual(['custom', 'C']);
      }),
      runs(100),
    );
  });
});

describe('redaction of traces', () => {
  it('leaves nothing of a secret, in names, values and deltas, and reads back', () => {
    const recorded: TraceRecording[] = [];
    of(
      trace.text(`Write to ${mail}, "${key}"`),
      trace.custom('My Action', { [mail]: [{ userID: 'u-1234', deep: [`call ${phone}`] }] }),
      ...Array.from(`mail ${mail} or ${phone}!`, (character) => trace.completionContent(character)),
      trace.text('u-1234'),
    )
      .pipe(record({ onRecorded: (it) => recorded.push(it) }))
      .subscribe();
    const [recording] = recorded;
    const spoken = recording?.traces.map(({ trace: it }) => {
      const result = decodeTrace(it);
      const value = result._tag === 'Right' ? result.right : undefined;
      return value?.type === 'completion' && value.payload.state === 'content'
        ? value.payload.content
        : '';
    });

    expect(JSON.stringify(recording)).not.toMatch(/lovelace|66d9|1234567|u-1234/);
    expect(spoken?.join('')).toMatch(/^mail \S+@\S+ or \+\d\d \d{3} \d{7}!$/);
    expect(spoken?.join('')).not.toMatch(/lovelace|1234567/);
    expect(parseRecording(JSON.stringify(recording))).toEqual(recording);
  });
});
