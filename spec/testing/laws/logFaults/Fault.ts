import type { EventLog, LogPage, TurnClaim, TurnRef } from '../../../../lib/server';
import type { EventLogLimits } from '../../../../lib/testing';

/** What one fault makes of a log that is right. */
export type Fault = (log: EventLog, limits: EventLogLimits) => Partial<EventLog>;

/** Some faults by their names. */
export type Faults = Readonly<Record<string, Fault>>;

export const keyOf = ({ projectID, turnID, userID }: TurnRef): string =>
  JSON.stringify([projectID, userID, turnID]);

/** Lets others run in between. */
export const aMoment = async (): Promise<void> => {
  for (let left = 0; left < 3; left += 1) await Promise.resolve();
};

export const onPage =
  (change: (page: LogPage & { status: 'found' }) => LogPage): Fault =>
  (log) => ({
    read: async (...asked) => {
      const page = await log.read(...asked);
      return page.status === 'found' ? change(page) : page;
    },
  });

export const onClaim =
  (change: (claim: TurnClaim) => TurnClaim): Fault =>
  (log) => ({ claim: (claim) => log.claim(change(claim)) });

/** Every call, with a turn of another name. */
export const onTurn =
  (change: (turn: TurnRef) => TurnRef): Fault =>
  (log) => ({
    claim: (claim) => log.claim({ ...claim, turn: change(claim.turn) }),
    renew: (turn, ...rest) => log.renew(change(turn), ...rest),
    append: (turn, ...rest) => log.append(change(turn), ...rest),
    finish: (turn, ...rest) => log.finish(change(turn), ...rest),
    read: (turn, ...rest) => log.read(change(turn), ...rest),
    watch: (turn, ...rest) => log.watch(change(turn), ...rest),
    expire: (turn) => log.expire(change(turn)),
  });

/** How many events a turn has. */
export const lengthOf = async (log: EventLog, turn: TurnRef): Promise<number> => {
  for (let after = 0; ;) {
    const page = await log.read(turn, after, 512);
    if (page.status !== 'found' || page.events.length === 0) return after;
    after += page.events.length;
  }
};

/** Remembers who has claimed what. */
export const remembering = (
  log: EventLog,
): {
  readonly claims: ReadonlyMap<string, TurnClaim>;
  readonly claim: EventLog['claim'];
} => {
  const claims = new Map<string, TurnClaim>();
  return {
    claims,
    claim: async (claim) => {
      const status = await log.claim(claim);
      if (status === 'claimed') claims.set(keyOf(claim.turn), claim);
      return status;
    },
  };
};
