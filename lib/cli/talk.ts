import { randomUUID } from 'node:crypto';
import { defer, finalize, map, takeLast } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { createScript } from './createScript';
import { runChat } from './runChat';
import { runScript } from './runScript';
import type { Colors } from './screen/Colors';
import { promptOf } from './screen/promptOf';
import type { Environment } from './setup/Environment';
import { findClient } from './setup/findClient';
import type { Streams } from './Streams';
import { createTerminal } from './terminal/createTerminal';
import type { Spinner } from './terminal/Spinner';

/** What {@link talk} needs. */
export interface TalkConfig extends Streams {
  readonly env: Environment;
  /** What to say instead of the script. */
  readonly say: readonly string[];
  /** Whether a script writes each trace on a line of its own, as it comes. */
  readonly traces: boolean;
  readonly user?: string;
  readonly colors: Colors;
  readonly createSpinner: () => Spinner;
  readonly scheduler: SchedulerLike;
}

/**
 * Talks to an agent: in a terminal a chat, elsewhere a script. Emits the exit code.
 *
 * It errors, before anything is sent, where the environment does not make sense.
 */
export const talk = (config: TalkConfig): Observable<number> =>
  defer(() => {
    const { colors, env, say, scheduler, stdin, stdout, traces } = config;
    const { client, partner } = findClient(env, scheduler);
    const { interact } = client;
    const userID = config.user ?? randomUUID();
    // Refuses a user id that cannot be sent; nothing is sent before the turn is subscribed to.
    void interact({ userID });
    const write = (text: string) => void stdout.write(text);
    write(`${colors.bold('voiceflow-rx')}  ${partner}\n`);

    if (stdin.isTTY !== true || stdout.isTTY !== true || say.length > 0 || traces) {
      const steps = createScript(say);
      return runScript({ colors, interact, scheduler, steps, traces, userID, write }).pipe(
        takeLast(1),
        map(({ outcome }) => (outcome === 'failed' ? 1 : 0)),
      );
    }
    write(colors.dim('Ctrl-C stops an answer, Ctrl-D quits.\n'));
    const terminal = createTerminal({ input: stdin, output: stdout, prompt: promptOf(colors) });
    const spinner = config.createSpinner();
    return runChat({ colors, interact, scheduler, spinner, terminal, userID }).pipe(
      finalize(terminal.close),
      takeLast(1),
      map(() => 0),
    );
  });
