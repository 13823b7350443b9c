import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Observable } from 'rxjs';
import type { Streams } from '../Streams';
import { examples } from './examples';
import type { ExampleName } from './examples';

/** What {@link runExample} needs. */
export interface ExampleConfig extends Pick<Streams, 'stderr' | 'stdout'> {
  /** The folder that the examples are in. */
  readonly examplesFolder: string;
}

/** Runs an example in a process of its own, and emits its exit code; unsubscribing ends it. */
export const runExample = (
  name: ExampleName,
  { examplesFolder, stderr, stdout }: ExampleConfig,
): Observable<number> =>
  new Observable((subscriber) => {
    const path = join(examplesFolder, examples[name]);
    const child = spawn(process.execPath, ['--import', 'tsx', path], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(stdout, { end: false });
    child.stderr.pipe(stderr, { end: false });
    child.once('error', (error) => subscriber.error(error));
    child.once('close', (code) => {
      subscriber.next(code ?? 1);
      subscriber.complete();
    });
    return () => void child.kill();
  });
