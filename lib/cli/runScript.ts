import { concatMap, defer, EMPTY, from, NEVER, takeWhile, tap } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import type { Button, Client } from '../index';
import type { Step } from './createScript';
import type { Colors } from './screen/Colors';
import { createTranscript } from './screen/createTranscript';
import { formatReport } from './screen/formatReport';
import { formatTrace } from './screen/formatTrace';
import { printable } from './screen/printable';
import { promptOf } from './screen/promptOf';
import { playTurn } from './turn/playTurn';
import type { TurnReport } from './turn/playTurn';

/** What {@link runScript} needs. */
export interface ScriptConfig {
  readonly interact: Client['interact'];
  readonly userID: string;
  readonly steps: readonly Step[];
  /** Whether each trace is a line of its own, as it comes. Else it reads like a chat. */
  readonly traces: boolean;
  readonly write: (text: string) => void;
  readonly colors: Colors;
  /** The clock of the arrival times. */
  readonly scheduler: SchedulerLike;
}

/**
 * Plays a script, one turn after the other, and writes what the agent answers and when; emits a
 * report of each turn.
 *
 * A step without a button to choose is left out. Nothing is played after a turn that failed, or
 * that ended the conversation.
 */
export const runScript = ({
  colors,
  interact,
  scheduler,
  steps,
  traces,
  userID,
  write,
}: ScriptConfig): Observable<TurnReport> =>
  defer(() => {
    let buttons: readonly Button[] = [];

    const play = (step: Step): Observable<TurnReport> => {
      const move = step(buttons);
      if (move === undefined) {
        write(colors.dim('(no button to choose from)\n'));
        return EMPTY;
      }
      write(`${promptOf(colors)}${printable(move.shown)}\n`);
      const transcript = createTranscript(colors);
      return playTurn(() => interact({ userID, action: move.action, completionEvents: true }), {
        pacing: traces ? 'as it comes' : 'smooth',
        scheduler,
        stop$: NEVER,
        show: (timed) => write(traces ? formatTrace(timed, colors) : transcript.add(timed)),
      });
    };

    return from(steps).pipe(
      concatMap(play),
      tap((report) => {
        ({ buttons } = report);
        write(formatReport(report, colors));
        if (report.over) write(colors.dim('The conversation is over.\n'));
      }),
      takeWhile(({ outcome, over }) => outcome === 'whole' && !over, true),
    );
  });
