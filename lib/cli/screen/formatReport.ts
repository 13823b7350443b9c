import type { TurnReport } from '../turn/playTurn';
import type { Colors } from './Colors';
import { explainError } from './explainError';
import { gutter } from './gutter';

const endings = { whole: 'whole turn', stopped: 'stopped by you after', failed: 'failed after' };

/** The lines below a turn: how long it took, and, where it failed, why and what to do. */
export const formatReport = (
  { error, first, firstText, outcome, total }: TurnReport,
  colors: Colors,
): string => {
  const ms = (time: number) => `${Math.round(time)} ms`;
  const start = first === undefined ? 'no trace' : `first trace ${ms(first)}`;
  const words = firstText === undefined ? '' : `, first words ${ms(firstText)}`;
  const paint = outcome === 'stopped' ? colors.yellow : colors.dim;
  const times = `${paint(`${gutter()}${start}${words}, ${endings[outcome]} ${ms(total)}`)}\n`;
  return outcome === 'failed' ? `${colors.red(explainError(error))}\n${times}` : times;
};
