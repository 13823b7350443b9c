import { createClient } from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';

const read: ReadTurn = (response) =>
  new Promise((resolve, reject) => {
    const { interact } = createClient({
      projectID: 'bench',
      baseURL: 'https://agents.example',
      fetch: () => Promise.resolve(response),
    });
    let traces = 0;
    let characters = 0;
    interact({ userID: 'ada', completionEvents: true }).subscribe({
      next: ({ payload, type }) => {
        traces += 1;
        if (type === 'completion' && payload.state === 'content') {
          characters += payload.content.length;
        }
      },
      error: reject,
      complete: () => resolve({ traces, characters }),
    });
  });

/**
 * Ours: the whole client, from the request to the completion. Beside what the floor does it checks
 * each trace, sees that no event is missing, bounds what it buffers, and earns its completion.
 */
export const createSubject: CreateSubject<DecodeOptions> = (options) => createReader(options, read);
