import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** How {@link startRedis} starts it. */
export interface RedisOptions {
  /** Whether what is written survives a `kill`. Default: false, nothing is written to disk. */
  readonly persists?: boolean;
  /** More words of its command line: `['--requirepass', 'secret']`. */
  readonly args?: readonly string[];
}

/** A real `redis-server` on a free port of 127.0.0.1, with a folder of its own. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Stops its process where it stands, as a network does that has gone silent. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends it at once, as a crash does. */
  readonly kill: () => Promise<void>;
  /** Starts it once more after a `kill`: on the same port, with what it had on disk. */
  readonly restart: () => Promise<void>;
  /** Ends it and removes its folder; also after a `kill`. */
  readonly stop: () => Promise<void>;
}

const patience = 10_000;

const findServer = (): string => {
  const { PATH = '', REDIS_SERVER_PATH } = process.env;
  const places = PATH.split(delimiter).map((folder) => join(folder, 'redis-server'));
  const found = [REDIS_SERVER_PATH ?? '', ...(REDIS_SERVER_PATH === undefined ? places : [])].find(
    (path) => path !== '' && existsSync(path),
  );
  if (found !== undefined) return found;
  throw new Error(
    'redis-server is missing: apt-get install redis-server, or set REDIS_SERVER_PATH',
  );
};

const findPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** What it says to one command, once it says something. */
const ask = async (port: number, command: string): Promise<string> => {
  const socket: Socket = connect({ host: '127.0.0.1', port });
  const signal = AbortSignal.timeout(1000);
  try {
    await once(socket, 'connect', { signal });
    socket.write(`${command}\r\n`);
    return String(await once(socket, 'data', { signal }));
  } finally {
    socket.destroy();
  }
};

/** While it loads what it has on disk it answers `LOADING`; with a password it answers `NOAUTH`. */
const isReady = async (port: number): Promise<boolean> => {
  try {
    return /^(\+PONG|-NOAUTH)/.test(await ask(port, 'PING'));
  } catch {
    return false;
  }
};

const launch = async (
  program: string,
  port: number,
  dir: string,
  options: RedisOptions,
): Promise<ChildProcess> => {
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
  const persistence = options.persists === true ? 'yes' : 'no';
  const args = [...words, '--appendonly', persistence, '--appendfsync', 'always'];
  const child = spawn(program, [...args, ...(options.args ?? [])], { stdio: 'ignore' });
  const end = Date.now() + patience;
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    if (Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`redis-server was not ready within ${patience} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return child;
};

/**
 * Starts a `redis-server` that nobody else uses, and waits until it answers; to be stopped in the
 * end. Where there is none it says how to get it.
 */
export const startRedis = async (options: RedisOptions = {}): Promise<RedisServer> => {
  const program = findServer();
  const dir = await mkdtemp(join(tmpdir(), 'voiceflow-rx-redis-'));
  const port = await findPort();
  const start = () => launch(program, port, dir, options);
  let child = await start();
  const killOnExit = () => child.kill('SIGKILL');
  process.once('exit', killOnExit);

  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const hasEnded = once(child, 'exit');
    child.kill('SIGKILL');
    await hasEnded;
  };

  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    kill,
    restart: async () => {
      child = await start();
    },
    stop: async () => {
      process.off('exit', killOnExit);
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
