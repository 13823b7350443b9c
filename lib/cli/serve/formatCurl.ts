import { demo } from '../setup/demo';

/** What a printed request asks. */
export interface CurlRequest {
  /** The root of the server. */
  readonly baseURL: string;
  readonly action: { readonly type: string; readonly payload?: string };
  readonly completionEvents?: boolean;
}

/** Quotes an argument for a POSIX shell. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** One line for a shell that sends a turn to the embedded agent, as Voiceflow's announcement does. */
export const formatCurl = ({ action, baseURL, completionEvents = false }: CurlRequest): string => {
  const path = `/v2/project/${demo.projectID}/user/${demo.userID}/interact/stream`;
  const query = completionEvents ? '?completion_events=true' : '';
  return [
    'curl --no-buffer --request POST',
    `--url ${quote(baseURL + path + query)}`,
    `--header ${quote('Accept: text/event-stream')}`,
    `--header ${quote(`Authorization: ${demo.key}`)}`,
    `--header ${quote('Content-Type: application/json')}`,
    `--data ${quote(JSON.stringify({ action }))}`,
  ].join(' ');
};
