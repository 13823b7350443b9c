import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { examples } from '../example/examples';
import type { ExampleName } from '../example/examples';

/** What the command was asked to do. */
export interface Options {
  readonly serve: boolean;
  /** The port to serve on; 0 is any free one. */
  readonly port: number;
  /** What to say instead of the script. */
  readonly say: readonly string[];
  /** Whether each trace is a line of its own. */
  readonly traces: boolean;
  readonly user?: string;
  /** The example to run, and nothing else. */
  readonly example?: ExampleName;
}

/** Where help and complaints go. */
export interface OptionsOutput {
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
}

const help = `
In a terminal this is a chat: type a message, or the number of a button. Ctrl-C stops an answer,
and quits where none is running; Ctrl-D and /quit quit.

Without a terminal (stdin or stdout is a file or a pipe), with --say and with --traces it plays a
script, writes what the agent answers and when, and exits. Standard input is never read then.

Environment:
  VOICEFLOW_API_KEY      with VOICEFLOW_PROJECT_ID: talk to that project on Voiceflow
  VOICEFLOW_PROJECT_ID   the id from the settings of the agent
  VOICEFLOW_BASE_URL     another service (default: https://general-runtime.voiceflow.com)
  VOICEFLOW_ENVIRONMENT  a version of the project (default: the service's, development)
  NO_COLOR               no colours

Without them an embedded agent answers, offline.

Exit codes: 0 all went well, 1 a turn or the server failed, 2 wrong options or environment.`;

const defaultPort = 8787;

const readPort = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
};

const collect = (text: string, says: readonly string[] = []): readonly string[] => [...says, text];

/**
 * Reads the arguments of the command, without those of Node.
 *
 * @returns The exit code where there is nothing left to do: help was shown, or a mistake.
 */
export const readOptions = (
  args: readonly string[],
  output: OptionsOutput,
): Options | { readonly exitCode: number } => {
  const command = new Command('npm start --')
    .description('Talk to a conversational agent that streams.')
    .option('--say <text>', 'say this and exit; can be given several times', collect)
    .option('--traces', 'a line for every trace, in the task in which it arrives')
    .option('--user <id>', 'who is talking to the project (default: a new id each time)')
    .addOption(
      new Option('--serve', 'serve the embedded agent on 127.0.0.1').conflicts(['say', 'traces']),
    )
    .option(
      '--port <n>',
      `the port of --serve, 0 for any that is free (default: ${defaultPort})`,
      readPort,
    )
    .addOption(
      new Option('--example <name>', 'run an example of docs/examples')
        .choices(Object.keys(examples))
        .conflicts(['say', 'serve', 'traces', 'user']),
    )
    .addHelpText('after', help)
    .exitOverride()
    .configureOutput(output);
  try {
    command.parse(args, { from: 'user' });
    const {
      port,
      say = [],
      serve = false,
      traces = false,
      ...rest
    } = command.opts<Partial<Options>>();
    if (port !== undefined && !serve) command.error("error: '--port' goes with '--serve' only");
    return { port: port ?? defaultPort, say, serve, traces, ...rest };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { exitCode: error.exitCode === 0 ? 0 : 2 };
  }
};
