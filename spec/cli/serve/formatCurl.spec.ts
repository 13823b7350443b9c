import { formatAttachCurl, formatCurl } from '../../../lib/cli/serve/formatCurl';
import { formatWelcome } from '../../../lib/cli/serve/formatWelcome';
import { parseCommandLine } from '../support/parseCommandLine';
import { parseCurl } from '../support/parseCurl';

const baseURL = 'http://127.0.0.1:8787';

describe('formatCurl', () => {
  it('asks as the announcement of the endpoint does', () => {
    expect(parseCommandLine(formatCurl({ baseURL, action: { type: 'launch' } }))).toEqual([
      'curl',
      '--no-buffer',
      '--request',
      'POST',
      '--url',
      `${baseURL}/v2/project/demo-project/user/demo-user/interact/stream`,
      '--header',
      'Accept: text/event-stream',
      '--header',
      'Authorization: demo-key',
      '--header',
      'Content-Type: application/json',
      '--data',
      '{"action":{"type":"launch"}}',
    ]);
  });

  it('is one line that a shell reads right, whatever is said', () => {
    const payload = `it's "me"; $(reboot) \`reboot\` \\ & *`;
    const line = formatCurl({ baseURL, action: { type: 'text', payload } });

    expect(line).not.toContain('\n');
    expect(JSON.parse(parseCurl(line).body)).toEqual({ action: { type: 'text', payload } });
  });
});

describe('formatAttachCurl', () => {
  it('asks for what comes after an event of a turn', () => {
    expect(parseCommandLine(formatAttachCurl(baseURL, 'k1', 3))).toEqual([
      'curl',
      '--no-buffer',
      '--request',
      'GET',
      '--url',
      `${baseURL}/v2/project/demo-project/user/demo-user/interact/stream/k1`,
      '--header',
      'Accept: text/event-stream',
      '--header',
      'Authorization: demo-key',
      '--header',
      'Last-Event-ID: 3',
    ]);
  });
});

describe('formatWelcome', () => {
  it('has a launch, a question with completions, and the rest of it, each on a line of its own', () => {
    const lines = formatWelcome(baseURL)
      .split('\n')
      .filter((line) => line.startsWith('curl '))
      .map(parseCurl);

    expect(lines.map(({ body }): unknown => JSON.parse(body === '' ? 'null' : body))).toEqual([
      { action: { type: 'launch' } },
      { action: { type: 'text', payload: 'How many bags may I take?' } },
      null,
    ]);
    expect(lines.map(({ url }) => new URL(url).search)).toEqual([
      '',
      '?completion_events=true',
      '',
    ]);
    expect(lines[1]?.headers['idempotency-key']).toBe(lines[2]?.url.split('/').at(-1));
  });
});
