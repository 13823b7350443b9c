import { createClient } from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { measureRequests } from '../measureRequests';
import { turnFrames } from '../turnFrames';

/** Our client with the `fetch` of Node, from the subscription to the first trace. */
export const createSubject: CreateSubject<{
  readonly baseURL: string;
  readonly requests: number;
}> = ({ baseURL, requests }) => {
  const { interact } = createClient({ apiKey: 'a-secret', projectID: 'bench', baseURL });

  const request = () =>
    new Promise<number>((resolve, reject) => {
      let first = NaN;
      let traces = 0;
      const from = performance.now();
      interact({ userID: 'ada', action: { type: 'launch' }, completionEvents: true }).subscribe({
        next: () => {
          if (traces === 0) first = performance.now() - from;
          traces += 1;
        },
        error: reject,
        complete: () => {
          if (traces === turnFrames.traces) resolve(first);
          else reject(new Error(`${traces} traces`));
        },
      });
    });

  return { run: () => measureRequests(requests, request) };
};
