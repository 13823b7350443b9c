import { once } from 'node:events';
import { createServer } from 'node:net';
import { formatCurl } from '../../lib/cli/serve/formatCurl';
import { sendCurl } from '../cli/support/sendCurl';
import type { CurlResponse } from '../cli/support/sendCurl';
import { startCli } from '../cli/support/startCli';
import type { CliProcess } from '../cli/support/startCli';

/** The names and ids of the events, and the data parsed. */
const eventsOf = ({ chunks }: CurlResponse) =>
  chunks
    .map(({ text }) => text)
    .join('')
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [, event, id, data] = /^\n?event: (.*)\nid: (.*)\ndata: (.*)$/.exec(block) ?? [];
      const json: unknown = JSON.parse(data ?? 'null');
      return { event, id, data: json };
    });

const curlsIn = ({ written }: CliProcess): readonly string[] =>
  written.out.split('\n').filter((line) => line.startsWith('curl '));

const arrivalOf = ({ chunks }: CurlResponse, text: string): number =>
  chunks.find((chunk) => chunk.text.includes(text))?.at ?? NaN;

describe('npm start -- --serve', () => {
  const started: CliProcess[] = [];
  let baseURL: string;
  let curls: readonly string[];

  const start = (...args: Parameters<typeof startCli>): CliProcess => {
    const cli = startCli(...args);
    started.push(cli);
    return cli;
  };

  beforeAll(async () => {
    const server = start(['--serve', '--port', '0']);
    await server.saw('completion_events');
    baseURL = /http:\/\/127\.0\.0\.1:\d+/.exec(server.written.out)?.[0] ?? '';
    curls = curlsIn(server);
  });

  afterAll(async () => {
    for (const cli of started) cli.kill('SIGKILL');
    await Promise.all(started.map(({ exit }) => exit));
  });

  it('prints a launch that works as printed: the first frame well before the slow step ends', async () => {
    const response = await sendCurl(curls[0] ?? '');

    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/event-stream');
    expect(eventsOf(response)).toMatchObject([
      { event: 'trace', id: '1', data: { payload: { message: 'Give me a moment...' } } },
      { event: 'trace', id: '2', data: { type: 'debug', payload: { type: 'api' } } },
      { event: 'trace', id: '3', data: { type: 'text' } },
      { event: 'end', id: '4' },
    ]);
    const wait = arrivalOf(response, 'event: end') - arrivalOf(response, 'Give me a moment');
    expect(wait).toBeGreaterThan(600);
  });

  it('prints a question that works as printed, and is answered word by word', async () => {
    const response = await sendCurl(curls[1] ?? '');
    const events = eventsOf(response);
    const states = events.slice(0, -1).map(({ data }) => data);

    expect(states[0]).toMatchObject({ type: 'completion', payload: { state: 'start' } });
    expect(states.at(-1)).toMatchObject({ type: 'completion', payload: { state: 'end' } });
    expect(states.length).toBeGreaterThan(10);
    for (const state of states.slice(1, -1)) {
      expect(state).toMatchObject({ type: 'completion', payload: { state: 'content' } });
    }
    expect(events.at(-1)).toMatchObject({ event: 'end', id: String(events.length) });
    expect(response.chunks.length).toBeGreaterThan(10);
  });

  it('prints how to go on with that turn behind its third event, which runs nothing', async () => {
    const whole = eventsOf(await sendCurl(curls[1] ?? ''));
    const rest = await sendCurl(curls[2] ?? '');

    expect(whole.length).toBeGreaterThan(10);
    expect(eventsOf(rest)).toEqual(whole.slice(3));
    expect(rest.headers['turn-on-disconnect']).toBe('continue');
  });

  it('answers the curl of the announcement, with host, ids and key replaced', async () => {
    const curl = `curl --request POST \\
     --url https://general-runtime.voiceflow.com/v2/project/{projectID}/user/{userID}/interact/stream \\
     --header 'Accept: text/event-stream' \\
     --header 'Authorization: {Your Voiceflow API Key}' \\
     --header 'Content-Type: application/json' \\
     --data '{
       "action": {
         "type": "launch"
       }
     }'`;
    const replaced = curl
      .replace('https://general-runtime.voiceflow.com', baseURL)
      .replace('{projectID}', 'my-project')
      .replace('{userID}', 'ada')
      .replace('{Your Voiceflow API Key}', 'demo-key');

    const events = eventsOf(await sendCurl(replaced));

    expect(events.map(({ event, id }) => [event, id])).toEqual([
      ['trace', '1'],
      ['trace', '2'],
      ['trace', '3'],
      ['end', '4'],
    ]);
  });

  it('folds a completion to one text where completions are off', async () => {
    const action = { type: 'text', payload: 'How many bags may I take?' };

    expect(eventsOf(await sendCurl(formatCurl({ baseURL, action })))).toMatchObject([
      { event: 'trace', id: '1', data: { type: 'text' } },
      { event: 'end', id: '2' },
    ]);
  });

  it('refuses another key', async () => {
    const { status } = await sendCurl((curls[0] ?? '').replace('demo-key', 'wrong-key'));

    expect(status).toBe(401);
  });

  it('answers this very command as a project, and never shows the key', async () => {
    const env = { VOICEFLOW_BASE_URL: baseURL, VOICEFLOW_PROJECT_ID: 'p1' };
    const good = start(['--say', 'bye'], { ...env, VOICEFLOW_API_KEY: 'demo-key' });
    const bad = start([], { ...env, VOICEFLOW_API_KEY: 'wrong-key' });

    expect(await good.exit).toEqual({ code: 0, signal: null });
    expect(good.written.out).toContain(`Project p1 at ${baseURL}.`);
    expect(good.written.out).toContain('Goodbye, and have a good flight!');
    expect(await bad.exit).toEqual({ code: 1, signal: null });
    expect(bad.written.out).toContain('Check VOICEFLOW_API_KEY.');
    expect(bad.written.out + bad.written.err).not.toContain('wrong-key');
  });

  it('says that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const cli = start(['--serve', '--port', String(port)]);

    expect(await cli.exit).toEqual({ code: 1, signal: null });
    expect(cli.written).toEqual({
      out: '',
      err: `Error: Port ${String(port)} is in use. Choose another one with --port, 0 for any.\n`,
    });
    other.close();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops at %s, also in the middle of a turn',
    async (signal) => {
      const cli = start(['--serve', '--port', '0']);
      await cli.saw('completion_events');
      const [launch = ''] = curlsIn(cli);

      // Each chunk sends one: more than one may come, as from a terminal through npm.
      const turn = sendCurl(launch, () => cli.kill(signal));
      await expect(turn).rejects.toThrow(/aborted|reset|hang up/);
      expect(await cli.exit).toEqual({ code: 0, signal: null });
    },
  );
});
