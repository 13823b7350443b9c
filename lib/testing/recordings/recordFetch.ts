import { asyncScheduler, throwError } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { ClientConfig } from '../../client/ClientConfig';
import { binaryOf, encodeText } from './binary';
import { chunkOf } from './chunks';
import { checkLimit } from './checkLimit';
import { createStopwatch } from './createStopwatch';
import { recordError } from './errors/recordError';
import type {
  ByteRecording,
  RecordedChunk,
  RecordedHead,
  RecordedOutcome,
  RecordedRequest,
} from './Recording';
import { redactByteRecording } from './redaction/redactRecording';
import type { RedactOption } from './redaction/redactRecording';
import { tapBody } from './tapBody';

/** What a client sends requests with. */
type Fetch = NonNullable<ClientConfig['fetch']>;

/** How {@link recordFetch} records. */
export interface RecordFetchConfig {
  /** What sends the requests. Default: the `fetch` of the platform, at the time of the request. */
  readonly fetch?: Fetch;
  /** Is given the recording, once a request, when its response is over. */
  readonly onRecorded: (recording: ByteRecording) => void;
  /**
   * More to redact than keys, users, e-mail addresses and phone numbers; `false`: nothing is
   * redacted. Default: the usual.
   */
  readonly redact?: RedactOption;
  /**
   * The most bytes of a body to hold. With more the recording ends, as if the response was left
   * there; the response itself goes on. Default: 64 MiB.
   */
  readonly maxBytes?: number;
  /** Its `now()` is the clock. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}

const requestOf = (url: string, init: RequestInit): RecordedRequest => {
  const { body, headers, method = 'GET' } = init;
  return {
    method,
    url,
    headers: Object.fromEntries(new Headers(headers)),
    ...(typeof body === 'string' ? { body } : {}),
  };
};

const binaryOfChunk = (chunk: unknown): string => {
  if (chunk instanceof Uint8Array) return binaryOf(chunk);
  // Bodies made by hand, of strings, are common in tests.
  return typeof chunk === 'string' ? encodeText(chunk) : '';
};

/**
 * Makes a `fetch` that records: the request, the head of the response, each chunk of its body, cut
 * as it came, and when, and how it ended.
 *
 * Nothing changes for the client: the same chunks come at the same pace, nothing is read ahead, and
 * an abort or a cancel reaches the `fetch` behind it. A body that is not read to its end is a
 * recording of what was read, once it is cancelled or its request aborted; where neither comes,
 * `onRecorded` is not called. What it throws goes where RxJS reports errors that nobody handles.
 *
 * The recording is plain JSON. Secrets are redacted before `onRecorded` is called, as `record` does
 * it, and also what the headers, the address and the body of the request name: the key, the
 * cookies, the ids of the user and of the session, wherever they come back. A stand-in has as many
 * bytes as what it stands for, so that every chunk keeps its size and its cuts.
 *
 * @example
 * ```ts
 * import { createClient } from 'voiceflow-rx';
 * import { recordFetch } from 'voiceflow-rx/testing';
 *
 * const client = createClient({
 *   apiKey: 'VF.DM.…',
 *   projectID: 'p1',
 *   fetch: recordFetch({ onRecorded: (it) => console.log(JSON.stringify(it, null, 2)) }),
 * });
 * ```
 */
export const recordFetch = (config: RecordFetchConfig): Fetch => {
  const {
    maxBytes = 64 * 1024 * 1024,
    onRecorded,
    redact = {},
    scheduler = asyncScheduler,
  } = config;
  checkLimit('maxBytes', maxBytes);

  const startRecording = (request: RecordedRequest, signal: AbortSignal | null | undefined) => {
    const elapsed = createStopwatch(scheduler);
    const chunks: RecordedChunk[] = [];
    let head: RecordedHead | undefined;
    let held = 0;
    let isOver = false;

    const stop = (outcome: RecordedOutcome): void => {
      if (isOver) return;
      isOver = true;
      signal?.removeEventListener('abort', leave);
      const recording: ByteRecording = {
        format: 'voiceflow-rx recording',
        version: 1,
        of: 'bytes',
        request,
        ...(head === undefined ? {} : { response: head }),
        chunks,
        outcome,
      };
      try {
        onRecorded(redactByteRecording(recording, redact));
      } catch (thrown) {
        throwError(() => thrown).subscribe();
      }
    };

    const leave = () => stop({ type: 'unsubscribed', time: elapsed() });
    signal?.addEventListener('abort', leave);
    if (signal?.aborted === true) leave();
    return {
      leave,
      respond: ({ headers, status }: Response) => {
        head = { time: elapsed(), status, headers: Object.fromEntries(headers) };
      },
      chunk: (chunk: unknown) => {
        if (isOver) return;
        const binary = binaryOfChunk(chunk);
        held += binary.length;
        if (held > maxBytes) leave();
        else chunks.push(chunkOf(elapsed(), binary));
      },
      end: () => stop({ type: 'end', time: elapsed() }),
      fail: (error: unknown) => stop({ type: 'error', time: elapsed(), error: recordError(error) }),
    };
  };

  return async (url, init) => {
    // Called as a free function: browsers refuse `fetch` as a method of anything but the window.
    const { fetch = globalThis.fetch } = config;
    const recording = startRecording(requestOf(url, init), init.signal);
    try {
      const response = await fetch(url, init);
      recording.respond(response);
      return tapBody(response, recording);
    } catch (error) {
      recording.fail(error);
      throw error;
    }
  };
};
