import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Sample } from '../harness/Subject';

/** A server in a process of its own. */
export interface RunningServer {
  readonly port: number;
  /** Has the process do something, and waits until it has: see {@link announce}. */
  readonly ask: (message: string) => Promise<Sample>;
  readonly close: () => Promise<void>;
}

/** Starts the process of a server, and waits until it listens. */
export const startServer = async (
  url: string,
  args: readonly unknown[] = [],
  execArgv: readonly string[] = [],
): Promise<RunningServer> => {
  const child = fork(fileURLToPath(url), args.map(String), { execArgv: [...execArgv] });

  const answer = (): Promise<Sample> =>
    new Promise((resolve, reject) => {
      const gone = (code: number | null) =>
        reject(new Error(`${url} ended with ${code ?? 'a signal'}`));
      child.once('exit', gone);
      child.once('message', (sample: Sample) => {
        child.off('exit', gone);
        resolve(sample);
      });
    });

  const { port = 0 } = await answer();
  return {
    port,
    ask: (message) => {
      child.send(message);
      return answer();
    },
    close: async () => {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await exit;
    },
  };
};
