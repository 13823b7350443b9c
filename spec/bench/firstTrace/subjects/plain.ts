import type { CreateSubject } from '../../harness/Subject';
import { measureRequests } from '../measureRequests';
import { turnFrames } from '../turnFrames';

const body = '{"action":{"type":"launch"}}';
const bytes = Buffer.byteLength(turnFrames.first + turnFrames.rest);

/**
 * `fetch` and a loop that takes bytes, from the call to the first bytes of the first trace; with a
 * signal where it is to be one that can be stopped before its answer is there.
 */
export const createSubject: CreateSubject<{
  readonly baseURL: string;
  readonly requests: number;
  readonly canStop?: boolean;
}> = ({ baseURL, canStop = false, requests }) => {
  const url = `${baseURL}/v2/project/bench/user/ada/interact/stream?completion_events=true`;

  const request = async () => {
    const from = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        authorization: 'a-secret',
        'content-type': 'application/json',
      },
      body,
      ...(canStop ? { signal: new AbortController().signal } : {}),
    });
    const reader = response.body?.getReader();
    let first = NaN;
    let received = 0;
    for (;;) {
      const chunk = await reader?.read();
      if (chunk?.value === undefined) break;
      if (received === 0) first = performance.now() - from;
      received += chunk.value.length;
    }
    if (received !== bytes) throw new Error(`${received} bytes of ${bytes}`);
    return first;
  };

  return { run: () => measureRequests(requests, request) };
};
