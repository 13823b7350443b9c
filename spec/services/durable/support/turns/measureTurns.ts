import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { readTurn } from './readTurn';

/** What it took the server. */
export interface TurnsResult {
  /** From the first request to the last event at the reader, in ms. */
  readonly tookMs: number;
  /** The highest that was seen of the server's process, in MiB. */
  readonly heapMiB: number;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const messageOf = async (child: ChildProcess, fields: readonly string[]) => {
  const message = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code ?? 'a signal'}`)));
  });
  const numbers = fields.map((field) => (isRecord(message) ? Number(message[field]) : NaN));
  if (numbers.some(Number.isNaN)) throw new Error(`Not what was asked: ${JSON.stringify(message)}`);
  return numbers;
};

/** Has `turns` turns of `events` events at once, on a server process that is new. */
export const measureTurns = async (turns: number, events: number): Promise<TurnsResult> => {
  const child = fork(join(__dirname, 'server.ts'), [String(events)], {
    execArgv: ['--import', 'tsx'],
  });
  const [port = 0] = await messageOf(child, ['port']);
  const agent = new Agent({ maxSockets: Infinity });
  const from = performance.now();
  await Promise.all(
    Array.from({ length: turns }, (_, user) => readTurn(agent, port, user, events)),
  );
  const tookMs = performance.now() - from;
  agent.destroy();
  child.send('stop');
  const [ran, heapMiB = 0] = await messageOf(child, ['turns', 'heapMiB']);
  if (ran !== turns) throw new Error(`${ran ?? 0} turns ran, of ${turns}`);
  return { tookMs, heapMiB };
};
