import type { ByteRecording } from '../../../lib/testing/recordings/Recording';
import { timelineOf } from '../../../lib/testing/recordings/replay/timelineOf';
import { fromTranscript } from '../../../lib/testing/recordings/transcript/fromTranscript';
import { formatTimeline } from '../../../lib/testing/timeline/formatTimeline';

const body =
  '\nevent: trace\nid: 1\ndata: {"type":"text","payload":{"message":"Hé"}}\n\n' +
  'event: trace\nid: 2\ndata: {"type":"path","payload":{"path":"x"}}\n\nevent: end\nid: 3\n\n';
const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Request-Id: r1\r\n\r\n';

const told = async (recording: ByteRecording) => formatTimeline(await timelineOf(recording));
const whole = '0ms   text "Hé"\n+0ms  trace path {"path":"x"}\n+0ms  end\n';

const verbose = `* Host agent.test:443 was resolved.
*   Trying 10.0.0.1:443...
> POST /v2/project/p1/user/ada-lovelace/interact/stream HTTP/1.1
> Host: agent.test
> Authorization: VF.DM.0123456789.abcdef
>${' '}
} [37 bytes data]
< HTTP/1.1 200 OK
< content-type: text/event-stream
< set-cookie: sid=s3cr3t-cookie
<${' '}
{ [70 bytes data]
${body}* Connection #0 to host agent.test left intact
`;

describe('fromTranscript', () => {
  it.each([
    ['of the body alone', body],
    ['with the head in front', head + body],
    ['with a 100 before the head', `HTTP/1.1 100 Continue\r\n\r\n${head}${body}`],
    ['of HTTP/2', `HTTP/2 200 \r\ncontent-type: text/event-stream\r\n\r\n${body}`],
    ['with CRLF', body.replaceAll('\n', '\r\n')],
    ['with the lines of -v', verbose],
    ['that lost its last blank line', body.trimEnd()],
    [
      'with the command',
      `$ curl -N https://agent.test/v2 \\\n  -H 'accept: x' -d '{}'\n${body.trimStart()}`,
    ],
    [
      'with the progress meter',
      `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\n${body}`,
    ],
  ])('reads a transcript %s', async (_, transcript) => {
    expect(await told(fromTranscript(transcript))).toBe(whole);
    expect(await told(fromTranscript(new TextEncoder().encode(transcript)))).toBe(whole);
  });

  it('gives each event the interval', () => {
    const { chunks, outcome } = fromTranscript(head + body, { interval: 40 });

    expect(chunks.map(({ time }) => time)).toEqual([0, 40, 80]);
    expect(outcome).toEqual({ type: 'end', time: 80 });
  });

  it('keeps the status and the headers, and what curl says of a cut', async () => {
    const refused = fromTranscript(
      'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 2\r\n\r\n{"message":"slow"}',
    );
    const cut = fromTranscript(
      `${body.slice(0, 90)}\ncurl: (18) transfer closed with outstanding read data remaining\n`,
    );

    expect(await told(refused)).toBe(
      '0ms  error http 429 "{\\"message\\":\\"slow\\"}" retry-after 2\n',
    );
    expect(cut.outcome).toMatchObject({ type: 'error', error: { tag: 'TypeError' } });
    const [last] = (await timelineOf(cut)).slice(-1);
    expect(last?.notification).toMatchObject({
      error: { _tag: 'DisconnectError', phase: 'reset' },
    });
  });

  it('does not close a body that was cut', async () => {
    expect(await told(fromTranscript(body.slice(0, 90)))).toContain('error disconnect');
  });

  it('takes secrets out of the head, the command and the body', () => {
    const spoken = body.replace('Hé', 'ada-lovelace: VF.DM.0123456789.abcdef');
    const json = JSON.stringify([
      fromTranscript(verbose.replace(body, spoken)),
      fromTranscript(
        `curl -N https://agent.test/v2/project/p1/user/ada-lovelace/interact/stream -H "Authorization: s3cr3t-cookie"\n${spoken.trimStart()}: s3cr3t-cookie\n\n`,
      ),
    ]);

    expect(json).not.toMatch(/lovelace|0123456789|abcdef|s3cr3t/);
  });

  it('refuses what is no transcript', () => {
    expect(() => fromTranscript('')).toThrow(/^transcript must hold events/);
    expect(() => fromTranscript('{"message":"no"}')).toThrow(/curl -i -N/);
    expect(() => fromTranscript(body, { interval: -1 })).toThrow(/^interval must be/);
  });
});
