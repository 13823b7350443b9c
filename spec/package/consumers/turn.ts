import { concat, lastValueFrom, of, throwError, toArray } from 'rxjs';
import {
  accumulateCompletions,
  action,
  AgentError,
  createClient,
  filterTraceType,
  InvalidInputError,
  isAgentError,
  trace,
} from 'voiceflow-rx';
import type { Agent, Client } from 'voiceflow-rx';
import { createHandler, createMemoryEventLog } from 'voiceflow-rx/server';
import { fetchFromHandler } from 'voiceflow-rx/testing';

/** Says a word at a time what it was told; fails where it was told nothing. */
const parrot: Agent = ({ action }) =>
  action?.type === 'text'
    ? concat(
        of(trace.completionStart()),
        action.payload.split(' ').map((word) => trace.completionContent(word)),
        of(trace.completionEnd()),
      )
    : throwError(() => new AgentError('speechless'));

const clientOf = (agent: Agent): Client =>
  createClient({
    baseURL: 'http://agent.test',
    apiKey: 'VF.DM.1',
    projectID: 'p1',
    completionEvents: true,
    fetch: fetchFromHandler(
      createHandler(agent, {
        authorize: ({ key }) => key === 'VF.DM.1',
        log: createMemoryEventLog(),
        onError: () => undefined,
      }),
    ),
  });

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

/** What comes of using all three doors together; the same wherever they run. */
export const useAllDoors = async () => {
  const { interact } = clientOf(parrot);
  const said = interact({ userID: 'ada', action: action.text('to be or not') }).pipe(
    accumulateCompletions({ emit: 'end' }),
    filterTraceType('text'),
    toArray(),
  );
  const texts = (await lastValueFrom(said)).map(({ payload }) => payload.message);

  const failure: unknown = await lastValueFrom(interact({ userID: 'ada' })).catch(
    (error: unknown) => error,
  );
  const refusal = thrownBy(() =>
    createHandler(parrot, { authorize: () => true, heartbeatInterval: 0 }),
  );
  return {
    texts,
    code: isAgentError(failure) ? failure.code : `no AgentError: ${String(failure)}`,
    sameClassBehindBothDoors: refusal instanceof InvalidInputError,
  };
};
