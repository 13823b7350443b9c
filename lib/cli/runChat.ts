import { concatMap, defer, EMPTY, expand, finalize, takeUntil, tap } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { action } from '../index';
import type { Action, Button, Client } from '../index';
import type { Colors } from './screen/Colors';
import { createTranscript } from './screen/createTranscript';
import { formatReport } from './screen/formatReport';
import { promptOf } from './screen/promptOf';
import { awaitAction } from './terminal/awaitAction';
import type { Spinner } from './terminal/Spinner';
import type { Terminal } from './terminal/Terminal';
import { playTurn } from './turn/playTurn';
import type { TurnReport } from './turn/playTurn';

/** What {@link runChat} needs. */
export interface ChatConfig {
  readonly interact: Client['interact'];
  readonly userID: string;
  readonly terminal: Terminal;
  readonly spinner: Spinner;
  readonly colors: Colors;
  /** The clock of the arrival times and of `no-reply`. */
  readonly scheduler: SchedulerLike;
}

/**
 * A chat: launches, then plays a turn for each thing that the user does; emits a report of each.
 *
 * It completes when the user quits (`/quit`, Ctrl-D, Ctrl-C while no turn runs) and when the agent
 * ends the conversation. Ctrl-C stops a running turn. Where a turn asks for it, `no-reply` is sent
 * after its seconds of silence.
 */
export const runChat = ({
  colors,
  interact,
  scheduler,
  spinner,
  terminal,
  userID,
}: ChatConfig): Observable<TurnReport> =>
  defer(() => {
    /** The buttons that the user sees as the last ones. */
    let buttons: readonly Button[] = [];

    const play = (act: Action): Observable<TurnReport> =>
      defer(() => {
        const transcript = createTranscript(colors);
        let reported = false;
        spinner.start();
        return playTurn(() => interact({ userID, action: act, completionEvents: true }), {
          pacing: 'smooth',
          scheduler,
          stop$: terminal.interrupt$,
          show: (timed) => {
            const text = transcript.add(timed);
            spinner.stop();
            terminal.write(text);
            // In the middle of a message the words themselves move.
            if (text.endsWith('\n')) spinner.start();
          },
        }).pipe(
          tap((report) => {
            reported = true;
            spinner.stop();
            terminal.write(formatReport(report, colors));
            // A reminder without buttons of its own leaves those of the question standing.
            if (act.type !== 'no-reply' || report.buttons.length > 0) buttons = report.buttons;
          }),
          finalize(() => {
            spinner.stop();
            if (!reported) terminal.write('\n');
          }),
        );
      });

    const listen = ({ over, patience }: TurnReport): Observable<Action> => {
      if (!over) {
        const silent = promptOf(colors) + colors.dim('(no reply)');
        return awaitAction({ buttons, patience, scheduler, silent, terminal });
      }
      terminal.write(colors.dim('The conversation is over.\n'));
      return EMPTY;
    };

    return play(action.launch()).pipe(
      expand((report) => listen(report).pipe(concatMap(play))),
      takeUntil(terminal.closed$),
    );
  });
