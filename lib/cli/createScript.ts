import { action } from '../index';
import type { Action, Button } from '../index';
import { readInput } from './turn/readInput';

/** What the user of a script does, and how that is shown. */
interface Move {
  readonly shown: string;
  readonly action: Action;
}

/** One step of a script: a move, given the buttons of the turn before; none where it needs one. */
export type Step = (buttons: readonly Button[]) => Move | undefined;

const always =
  (shown: string, act: Action): Step =>
  () => ({ shown, action: act });

const launch = always('(launch)', action.launch());

const say =
  (text: string): Step =>
  (buttons) => ({ shown: text, action: readInput(text, buttons) });

const chooseFirst: Step = ([button]) =>
  button && { shown: `1 (${button.name})`, action: action.fromButton(button) };

/**
 * What is played without a terminal: a launch and then each of `says`, as if it were typed; or,
 * where there are none, a script that shows every kind of turn.
 */
export const createScript = (says: readonly string[]): readonly Step[] =>
  says.length > 0
    ? [launch, ...says.map(say)]
    : [
        launch,
        say('What can you do?'),
        chooseFirst,
        always('(no reply)', action.noReply()),
        always('(goodbye)', action.end()),
      ];
