import { aMoment, keyOf, onClaim, remembering } from './Fault';
import type { Faults } from './Fault';

const ghostOf = <T extends { readonly turnID: string }>(turn: T): T => ({
  ...turn,
  turnID: `${turn.turnID}-ghost`,
});

/** Turns that run when they may not, or wait for nobody. */
export const queueFaults = {
  runsAll: (log) => ({
    renew: async (...asked) => {
      const status = await log.renew(...asked);
      return status === 'waiting' ? 'running' : status;
    },
  }),
  runsWhoAsks: (log) => {
    const running = new Map<string, string>();
    return {
      renew: async (turn, producer) => {
        const status = await log.renew(turn, producer);
        const [user, key] = [JSON.stringify([turn.projectID, turn.userID]), keyOf(turn)];
        if (status === 'over' && running.get(user) === key) running.delete(user);
        if (status === 'over') return status;
        const runner = running.get(user) ?? key;
        running.set(user, runner);
        return runner === key ? 'running' : 'waiting';
      },
    };
  },
  countsWhoRuns: onClaim((claim) => ({ ...claim, maxQueued: Math.max(0, claim.maxQueued - 1) })),
  letsAllWait: onClaim((claim) => ({ ...claim, maxQueued: Infinity })),
  keepsBusy: (log) => ({
    claim: async (claim) => {
      const status = await log.claim(claim);
      return status === 'busy' && claim.whenBusy === 'queue'
        ? log.claim({ ...claim, whenBusy: 'parallel' }).then(() => status)
        : status;
    },
  }),
  rejectsNobody: onClaim((claim) =>
    claim.whenBusy === 'reject' ? { ...claim, whenBusy: 'queue' } : claim,
  ),
  hasNoParallel: onClaim((claim) =>
    claim.whenBusy === 'parallel' ? { ...claim, whenBusy: 'queue', maxQueued: 8 } : claim,
  ),
  keepsPlaces: (log) => {
    const { claim, claims } = remembering(log);
    return {
      claim,
      finish: async (turn, ...rest) => {
        const known = claims.get(keyOf(turn));
        const was = known && (await log.renew(turn, known.producer));
        const status = await log.finish(turn, ...rest);
        if (known && was === 'waiting') await log.claim({ ...known, turn: ghostOf(turn) });
        return status;
      },
    };
  },
  expiresInPlace: (log) => {
    const { claim, claims } = remembering(log);
    return {
      claim,
      expire: async (turn) => {
        const known = claims.get(keyOf(turn));
        const was = known && (await log.renew(turn, known.producer));
        await log.expire(turn);
        if (known && was === 'waiting') return;
        // The next one is held up, as if this one still ran.
        for (const { producer, turn: other } of claims.values()) {
          if (other.userID === turn.userID)
            await log.finish(other, { event: '', data: '' }, producer);
        }
      },
    };
  },
  queuesInSteps: (log) => {
    const counts = new Map<string, number>();
    return {
      claim: async (claim) => {
        const { userID } = claim.turn;
        const count = counts.get(userID) ?? 0;
        await aMoment();
        const isEarly = count < claim.maxQueued && claim.whenBusy === 'queue';
        const status = await log.claim(isEarly ? { ...claim, maxQueued: 9 } : claim);
        if (status === 'claimed') counts.set(userID, (counts.get(userID) ?? 0) + 1);
        return status;
      },
    };
  },
} satisfies Faults;
