import type { LoggedEvent, TurnRef } from '../../../server/log/EventLog';
import type { LogBench } from './LogLaw';
import { readTurn } from './readTurn';

/** The law is broken where either log has something else of the turn. */
export const expectTurn = async (
  { equal, log, peer }: LogBench,
  turn: TurnRef,
  events: readonly LoggedEvent[],
  isOver: boolean,
): Promise<void> => {
  equal('the turn, as the log has it', await readTurn(log, turn), { events, isOver });
  if (peer === log) return;
  equal('the turn, as the peer has it', await readTurn(peer, turn), { events, isOver });
};
