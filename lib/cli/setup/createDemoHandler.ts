import type { SchedulerLike } from 'rxjs';
import { createHandler } from '../../server/index';
import type { EventLog, Handler } from '../../server/index';
import { createTravelAgent } from '../agent/createTravelAgent';
import { demo } from './demo';

/** The embedded agent behind the endpoint, for callers that have the demo key. */
export const createDemoHandler = (scheduler: SchedulerLike, log?: EventLog): Handler =>
  createHandler(createTravelAgent({ scheduler }), {
    authorize: ({ key }) => key === demo.key,
    scheduler,
    ...(log === undefined ? {} : { log }),
  });
