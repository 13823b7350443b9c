import { action } from '../../index';
import type { Action, Button } from '../../index';

/** What a line of the user means: the number of a button chooses it, anything else is said. */
export const readInput = (line: string, buttons: readonly Button[]): Action => {
  const text = line.trim();
  const button = /^\d+$/.test(text) ? buttons[Number(text) - 1] : undefined;
  return button === undefined ? action.text(text) : action.fromButton(button);
};
