import { asyncScheduler } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { createMemoryEventLog } from '../../../lib/server';
import type { EventLog } from '../../../lib/server';
import type { EventLogLimits } from '../../../lib/testing';
import { claimFaults } from './logFaults/claimFaults';
import { endFaults } from './logFaults/endFaults';
import { eventFaults } from './logFaults/eventFaults';
import type { Fault } from './logFaults/Fault';
import { queueFaults } from './logFaults/queueFaults';
import { watchFaults } from './logFaults/watchFaults';

type MakeLog = (limits: EventLogLimits) => EventLog;

const faulty =
  (fault: Fault): MakeLog =>
  (limits) => {
    const log = createMemoryEventLog(limits);
    return { ...log, ...fault(log, limits) };
  };

/** The clock stands still in one kind of call, so that no lease passes there. */
const blindIn =
  (name: 'claim' | 'renew' | 'append'): MakeLog =>
  (limits) => {
    const state = { last: asyncScheduler.now(), isBlind: false };
    const scheduler: SchedulerLike = {
      schedule: asyncScheduler.schedule.bind(asyncScheduler),
      now: () => {
        if (!state.isBlind) state.last = asyncScheduler.now();
        return state.last;
      },
    };
    const log = createMemoryEventLog({ ...limits, scheduler });
    const blindly =
      <Asked extends readonly unknown[], T>(call: (...asked: Asked) => T) =>
      (...asked: Asked): T => {
        state.isBlind = true;
        const answer = call(...asked);
        state.isBlind = false;
        return answer;
      };
    const blind = {
      claim: blindly(log.claim),
      renew: blindly(log.renew),
      append: blindly(log.append),
    };
    return { ...log, [name]: blind[name] };
  };

const wrapped = { ...claimFaults, ...eventFaults, ...endFaults, ...queueFaults, ...watchFaults };

const made = {
  claimsBlindly: blindIn('claim'),
  renewsBlindly: blindIn('renew'),
  appendsBlindly: blindIn('append'),
  keepsForEver: ({ ttl: _, ...limits }) => createMemoryEventLog(limits),
  keepsTooShort: ({ ttl, ...limits }) =>
    createMemoryEventLog(ttl === undefined ? limits : { ...limits, ttl: ttl / 5 }),
  hasNoMost: ({ maxEvents: _, ...limits }) => createMemoryEventLog(limits),
} satisfies Readonly<Record<string, MakeLog>>;

/** One thing that is wrong with a log. */
export type LogFault = keyof typeof wrapped | keyof typeof made;

const isMade = (fault: LogFault): fault is keyof typeof made => fault in made;

/** Makes logs that are right, but for one fault. */
export const faultyLog = (fault: LogFault): MakeLog =>
  isMade(fault) ? made[fault] : faulty(wrapped[fault]);
