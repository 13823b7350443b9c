import { accumulateCompletions, createClient, filterTraceType } from 'voiceflow-rx';

const { interact } = createClient({ apiKey: 'VF.DM.1', projectID: 'p1', completionEvents: true });

/** Each message of the answer to a launch, as far as it has come. */
export const answers = (userID: string) =>
  interact({ userID, action: { type: 'launch' } }).pipe(
    accumulateCompletions(),
    filterTraceType('text', 'completion'),
  );
