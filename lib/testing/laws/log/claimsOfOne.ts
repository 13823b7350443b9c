import type { TurnClaim } from '../../../server/log/EventLog';
import type { LogBench, Owned } from './LogLaw';

/** Makes what claims turns of one user, by the log and the peer in turns. */
export const claimsOfOne = ({ claimOf, equal, log, newProducer, newTurn, peer }: LogBench) => {
  const { userID } = newTurn();
  let count = 0;
  return async (expected: string, change?: Partial<TurnClaim>): Promise<Owned> => {
    const owned = { turn: newTurn({ userID }), producer: newProducer() };
    count += 1;
    const status = await (count % 2 === 0 ? log : peer).claim(claimOf(owned, change));
    equal(`the claim of turn ${count} of the user`, status, expected);
    return owned;
  };
};
