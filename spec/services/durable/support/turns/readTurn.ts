import { request } from 'node:http';
import type { Agent } from 'node:http';

/**
 * Has one turn of a raw reader, which looks at nothing but the ids.
 *
 * @throws Error where the ids are not 1, 2, 3… up to `events` and the end behind them.
 */
export const readTurn = (agent: Agent, port: number, user: number, events: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let text = '';
    const posted = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: `/v2/project/bench/user/user-${user}/interact/stream`,
        headers: { 'content-type': 'application/json' },
      },
      (response) => {
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
          const isWhole =
            ids.length === events + 1 &&
            ids.every((id, index) => id === index + 1) &&
            text.endsWith('data: {}\n\n');
          if (isWhole) resolve();
          else reject(new Error(`Turn ${user} is not whole: ${ids.length} events`));
        });
      },
    );
    posted.on('error', reject);
    posted.end('{"action":{"type":"launch"}}');
  });
