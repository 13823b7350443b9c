import {
  CompatibilityBoundary,
  enforceEvents,
  HttpAgent,
  transformChunks,
  verifyEvents,
} from '@ag-ui/client';
import type { RunAgentInput } from '@ag-ui/client';
import { toAGUI } from '../../corpus/toAGUI';
import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';

const input: RunAgentInput = {
  threadId: 'thread-1',
  runId: 'run-1',
  state: {},
  messages: [],
  tools: [],
  context: [],
  forwardedProps: {},
};

const read: ReadTurn = (response) =>
  new Promise((resolve, reject) => {
    const agent = new HttpAgent({
      url: 'https://agents.example',
      fetch: () => Promise.resolve(response),
    });
    let traces = 0;
    let characters = 0;
    new CompatibilityBoundary()
      .run(input, agent)
      .pipe(enforceEvents(), transformChunks(), verifyEvents())
      .subscribe({
        next: (event) => {
          traces += 1;
          if (event.type === 'TEXT_MESSAGE_CONTENT') characters += String(event['delta']).length;
        },
        error: reject,
        complete: () => resolve({ traces, characters }),
      });
  });

/**
 * AG-UI's pipeline as `HttpAgent.runAgent` builds it, up to the checked events: what ours does.
 *
 * What `runAgent` does behind that is measured by `aguiAgent`.
 */
export const createSubject: CreateSubject<DecodeOptions> = (options) =>
  createReader(options, read, toAGUI);
