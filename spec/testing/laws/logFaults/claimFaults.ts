import { aMoment, onClaim, onTurn, remembering, keyOf } from './Fault';
import type { Faults } from './Fault';

/** Turns that are claimed by nobody, by many, or mixed up. */
export const claimFaults = {
  knowsAll: (log) => ({
    read: async (...asked) => {
      const page = await log.read(...asked);
      if (page.status !== 'unknown') return page;
      return { status: 'found', events: [], isOver: false, recheckIn: 1 };
    },
  }),
  claimsOnce: (log) => {
    const claimed = new Set<string>();
    return {
      claim: async (claim) => {
        const status = await log.claim(claim);
        if (claimed.has(claim.producer)) return 'known';
        if (status === 'claimed') claimed.add(claim.producer);
        return status;
      },
    };
  },
  forgetsQuestions: onClaim((claim) => ({ ...claim, fingerprint: '' })),
  changesOwners: (log) => {
    const { claim, claims } = remembering(log);
    return {
      claim: async (asked) => {
        const status = await claim(asked);
        const first = claims.get(keyOf(asked.turn));
        if (status === 'known' && first !== undefined) {
          await log.finish(asked.turn, first.will, first.producer);
        }
        return status;
      },
    };
  },
  claimsInSteps: (log) => ({
    claim: async (claim) => {
      const { status } = await log.read(claim.turn, 0, 1);
      await aMoment();
      const answer = await log.claim(claim);
      return status === 'unknown' && answer === 'known' ? 'claimed' : answer;
    },
  }),
  joinsNames: onTurn(({ projectID, turnID, userID }) => ({
    projectID: '',
    userID: `${projectID}:${userID}`,
    turnID,
  })),
  ignoresCase: onTurn((turn) => ({ ...turn, turnID: turn.turnID.toLowerCase() })),
  sharesUsers: onTurn(({ projectID, turnID, userID }) => ({
    projectID: '',
    userID,
    turnID: JSON.stringify([projectID, turnID]),
  })),
} satisfies Faults;
