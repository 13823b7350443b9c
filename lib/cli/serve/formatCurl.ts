import { demo } from '../setup/demo';

/** What a printed request asks. */
export interface CurlRequest {
  /** The root of the server. */
  readonly baseURL: string;
  readonly action: { readonly type: string; readonly payload?: string };
  readonly completionEvents?: boolean;
  /** The idempotency key, which names the turn. */
  readonly key?: string;
}

/** Quotes an argument for a POSIX shell. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const path = `/v2/project/${demo.projectID}/user/${demo.userID}/interact/stream`;

const lineOf = (method: string, url: string, headers: Readonly<Record<string, string>>): string =>
  [
    `curl --no-buffer --request ${method}`,
    `--url ${quote(url)}`,
    ...Object.entries({
      Accept: 'text/event-stream',
      Authorization: demo.key,
      ...headers,
    }).map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
  ].join(' ');

/** One line for a shell that sends a turn to the embedded agent, as Voiceflow's announcement does. */
export const formatCurl = ({
  action,
  baseURL,
  completionEvents = false,
  key,
}: CurlRequest): string => {
  const query = completionEvents ? '?completion_events=true' : '';
  const headers = {
    'Content-Type': 'application/json',
    ...(key === undefined ? {} : { 'Idempotency-Key': key }),
  };
  const line = lineOf('POST', baseURL + path + query, headers);
  return `${line} --data ${quote(JSON.stringify({ action }))}`;
};

/** One line for a shell that goes on with a turn after an event. */
export const formatAttachCurl = (baseURL: string, key: string, lastEventID: number): string =>
  lineOf('GET', `${baseURL}${path}/${key}`, { 'Last-Event-ID': String(lastEventID) });
