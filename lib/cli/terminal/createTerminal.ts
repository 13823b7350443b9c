import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { defer, EMPTY, fromEvent, merge, Observable, of, ReplaySubject, Subject } from 'rxjs';
import { GatedOutput } from './GatedOutput';
import type { Screen } from './GatedOutput';
import type { Terminal } from './Terminal';

/** What {@link createTerminal} works on. */
export interface TerminalConfig {
  readonly input: Readable;
  readonly output: Screen;
  /** What stands before the user's line. */
  readonly prompt: string;
}

/** The most lines that may wait to be asked for; what is typed beyond them is lost. */
const maxTypedAhead = 100;

/** Puts the cursor at the left, and clears all from there on. */
const clearLine = '\r\u001B[J';

/** Makes a {@link Terminal} of two streams, with Node's own line editor. */
export const createTerminal = ({ input, output, prompt }: TerminalConfig): Terminal => {
  const gate = new GatedOutput(output);
  const editor = createInterface({ input, output: gate, terminal: true, prompt });
  const interrupt$ = new Subject<void>();
  const closed$ = new ReplaySubject<void>(1);
  const typedAhead: string[] = [];
  let answer: ((line: string) => void) | undefined;

  editor.on('line', (line) => {
    if (answer !== undefined) answer(line);
    else if (typedAhead.length < maxTypedAhead) typedAhead.push(line);
  });
  editor.on('SIGINT', () => {
    typedAhead.length = 0;
    // To the end of the line, then all before it.
    for (const name of ['e', 'u']) editor.write(null, { ctrl: true, name });
    interrupt$.next();
  });
  // Under npm the default would stop this process alone, and leave the terminal to nobody.
  editor.on('SIGTSTP', () => undefined);
  editor.on('close', () => closed$.next());

  const ask$ = new Observable<string>((subscriber) => {
    const typed = typedAhead.shift();
    if (typed !== undefined) {
      output.write(`${prompt}${typed}\n`);
      subscriber.next(typed);
      subscriber.complete();
      return undefined;
    }
    gate.open = true;
    editor.prompt(true);
    const take = (line: string) => {
      answer = undefined;
      gate.open = false;
      subscriber.next(line);
      subscriber.complete();
    };
    answer = take;
    return () => {
      if (answer !== take) return;
      answer = undefined;
      gate.open = false;
      output.write(clearLine);
    };
  });

  return {
    write: (text) => void output.write(text),
    ask$,
    key$: merge(
      fromEvent(input, 'keypress'),
      defer(() => (editor.line === '' ? EMPTY : of(editor.line))),
    ),
    interrupt$,
    closed$,
    close: () => editor.close(),
  };
};
