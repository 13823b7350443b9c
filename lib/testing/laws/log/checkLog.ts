import type { EventLog } from '../../../server/log/EventLog';
import { createLogBench } from './createLogBench';
import type { EventLogLawsConfig, EventLogLimits } from './EventLogLawsConfig';
import type { LogBench, LogLaw } from './LogLaw';

/** What is held to a law. */
export interface LogSubject {
  readonly makeLog: (limits: EventLogLimits) => EventLog | Promise<EventLog>;
  readonly makePeer: EventLogLawsConfig['makePeer'];
  readonly config: LogBench['config'];
}

/** A log that is closed once, by the law or after it. */
const closedOnce = (log: EventLog): EventLog => {
  let closed: Promise<void> | undefined;
  return { ...log, close: () => (closed ??= log.close()) };
};

/** Holds a log to a law; it is made for that, and closed after. */
export const checkLog = async (
  law: LogLaw,
  { config, makeLog, makePeer }: LogSubject,
): Promise<void> => {
  const limits = law.limits?.(config) ?? {};
  const own = await makeLog(limits);
  const log = closedOnce(own);
  try {
    const other = (await makePeer?.(own, limits)) ?? own;
    const peer = other === own ? log : closedOnce(other);
    try {
      await law.hold(createLogBench(law, { log, peer }, config));
    } finally {
      if (peer !== log) await peer.close();
    }
  } finally {
    await log.close();
  }
};
