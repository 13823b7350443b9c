import { catchError, defaultIfEmpty, defer, fromEvent, ignoreElements, map, merge, of } from 'rxjs';
import { take, takeUntil, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { isInvalidInputError } from '../index';
import { createMemoryEventLog } from '../server/index';
import { runExample } from './example/runExample';
import type { ExampleConfig } from './example/runExample';
import { explainError } from './screen/explainError';
import { formatWelcome } from './serve/formatWelcome';
import { serveHandler } from './serve/serveHandler';
import { createDemoHandler } from './setup/createDemoHandler';
import { readOptions } from './setup/readOptions';
import { UsageError } from './setup/UsageError';
import { talk } from './talk';
import type { TalkConfig } from './talk';

/** What {@link runCommand} needs: all that it has of the process. */
export interface CommandConfig
  extends Omit<TalkConfig, 'say' | 'traces' | 'user'>, Pick<ExampleConfig, 'examplesFolder'> {
  /** The arguments, without those of Node. */
  readonly args: readonly string[];
  /** Ends a server. */
  readonly shutdown$: Observable<unknown>;
}

/** Whether whoever read our output has enough, as `head` does: that is no failure. */
const isBrokenPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

/** Runs the command and emits its exit code, once. It never errors. */
export const runCommand = (config: CommandConfig): Observable<number> =>
  defer(() => {
    const { args, scheduler, shutdown$, stderr, stdout } = config;
    // Output that is lost may be reported more than once, also after we have stopped.
    for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
    const write = (text: string) => void stdout.write(text);

    const run$ = defer(() => {
      const options = readOptions(args, {
        writeOut: write,
        writeErr: (text) => void stderr.write(text),
      });
      if ('exitCode' in options) return of(options.exitCode);
      if (options.example !== undefined) {
        return runExample(options.example, config).pipe(takeUntil(shutdown$));
      }
      if (!options.serve) return talk({ ...config, ...options });
      // So that a turn can be cut, and gone on with.
      const log = createMemoryEventLog({ scheduler });
      return serveHandler(createDemoHandler(scheduler, log), options.port).pipe(
        tap((baseURL) => write(formatWelcome(baseURL))),
        ignoreElements(),
        takeUntil(shutdown$),
      );
    }).pipe(defaultIfEmpty(0));
    const lost$ = fromEvent(stdout, 'error').pipe(
      map((error) => {
        if (isBrokenPipe(error)) return 0;
        throw error;
      }),
    );
    return merge(run$, lost$).pipe(
      take(1),
      catchError((error: unknown) => {
        stderr.write(`${explainError(error)}\n`);
        return of(error instanceof UsageError || isInvalidInputError(error) ? 2 : 1);
      }),
    );
  });
