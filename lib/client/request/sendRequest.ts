import { ConnectError } from '../../errors/ConnectError';
import { checkHeaders } from '../config/checkHeaders';
import { checkKey } from '../config/checkKey';
import type { TurnSettings } from '../config/createSettings';
import { ask } from './ask';
import { wasNeverSent } from './wasNeverSent';

/** What is asked of the server. */
export interface TurnRequest {
  readonly method: 'POST' | 'GET' | 'DELETE';
  readonly url: string;
  /** Said over all headers of the user's. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const send = async (
  { apiKey, fetch, headers: sources, redactor }: TurnSettings,
  { body, headers: own, method, url }: TurnRequest,
  signal: AbortSignal,
): Promise<Response> => {
  // Made anew for each request: a `fetch` of the user's may add to them.
  const said: Record<string, string> = { ...own };
  const key = typeof apiKey === 'function' ? checkKey(await ask(apiKey, redactor)) : apiKey;
  if (key !== undefined) {
    redactor.learn(key);
    said['authorization'] = key;
  }
  // The `fetch` of the platform makes them of a plain object itself.
  const headers = fetch === undefined && sources.length === 0 ? undefined : new Headers(said);
  for (const source of sources) {
    const given = typeof source === 'function' ? checkHeaders(await ask(source, redactor)) : source;
    redactor.learn(given.get('authorization'));
    given.forEach((value, name) => {
      if (headers?.has(name) === false) headers.set(name, value);
    });
  }
  // Nobody hears of it: who aborts is gone, or has the reason.
  if (signal.aborted) throw new ConnectError('no');
  try {
    // Called as a free function: browsers refuse `fetch` as a method of anything but the window.
    // A redirect would send the turn, and perhaps its headers, to a place that nobody named.
    const init: RequestInit = { method, headers: headers ?? said, redirect: 'manual', signal };
    if (body !== undefined) init.body = body;
    return await (fetch ?? globalThis.fetch)(url, init);
  } catch (error) {
    throw new ConnectError(wasNeverSent(error) ? 'no' : 'unknown', {
      cause: redactor.cause(error),
    });
  }
};

/**
 * Sends a request. One that runs nothing is sent once more where it is answered 401 and a function
 * of the user's can give another key.
 *
 * It is sent in the same task, unless a function of the user's has to be asked.
 *
 * @param signal - Ends it; where it is aborted before, nothing is sent.
 * @returns What came back, whatever it is.
 * @throws ConnectError where no response came, InvalidInputError where a function gave what cannot
 * be sent.
 */
export const sendRequest = async (
  settings: TurnSettings,
  request: TurnRequest,
  signal: AbortSignal,
): Promise<Response> => {
  const response = await send(settings, request, signal);
  if (response.status !== 401 || request.method === 'POST') return response;
  const parts = [settings.apiKey, ...settings.headers];
  if (!parts.some((part) => typeof part === 'function')) return response;
  void response.body?.cancel().catch(() => undefined);
  return send(settings, request, signal);
};
