import {
  accumulateCompletions,
  bufferUntilEnd,
  createClient,
  filterTraceType,
  retryOnDisconnect,
} from 'voiceflow-rx';

const { interact } = createClient({ apiKey: 'VF.DM.1', projectID: 'p1', completionEvents: true });

/** The answer to a launch, once it is whole. */
export const answers = (userID: string) =>
  interact({ userID, action: { type: 'launch' } }).pipe(
    retryOnDisconnect(),
    accumulateCompletions(),
    filterTraceType('text', 'completion'),
    bufferUntilEnd(),
  );
