import { isInvalidInputError, isStreamError } from '../../index';
import type { ResponseError, StreamError } from '../../index';
import { printable } from './printable';

/** What the user of the command has set, by the field that the library names. */
const settings = new Map([
  ['apiKey', 'VOICEFLOW_API_KEY'],
  ['projectID', 'VOICEFLOW_PROJECT_ID'],
  ['baseURL', 'VOICEFLOW_BASE_URL'],
  ['environment', 'VOICEFLOW_ENVIRONMENT'],
  ['userID', '--user'],
]);

const adviceOnStatus = ({ retryAfter, status }: ResponseError): string => {
  if (status === 401 || status === 403) return 'Check VOICEFLOW_API_KEY.';
  if (status === 400) return 'Check VOICEFLOW_PROJECT_ID and VOICEFLOW_ENVIRONMENT.';
  if (status === 404) return 'Check VOICEFLOW_PROJECT_ID and VOICEFLOW_BASE_URL.';
  if (status === 429 && retryAfter !== undefined) {
    return `Try again in ${Math.ceil(retryAfter / 1000)} s.`;
  }
  return status === 429 || status >= 500 ? 'Try again later.' : 'Check VOICEFLOW_BASE_URL.';
};

const adviceOn = (error: StreamError): string => {
  switch (error._tag) {
    case 'ConnectError':
      return 'Check the network and VOICEFLOW_BASE_URL.';
    case 'ResponseError':
      return adviceOnStatus(error);
    case 'ProtocolError':
      return 'Check VOICEFLOW_BASE_URL: something else seems to answer there.';
    case 'AgentError':
      return 'See the logs of the agent.';
    case 'TimeoutError':
    case 'DisconnectError':
    case 'TurnLostError':
      return 'Say it again only if it may count twice.';
    case 'NoRouteError':
      return 'Add the route, or an agent for otherwise.';
    case 'DecodeError':
      return 'The service sent a trace that this version does not understand.';
    case 'UnexpectedError':
      return 'This is a fault in the program.';
    case 'AbortError':
    case 'BufferFullError':
    case 'CompletionTooLongError':
    case 'EventTooLargeError':
    case 'ResumeExpiredError':
    case 'StreamGapError':
    case 'TraceOrderError':
    case 'TurnCancelledError':
      return 'The rest of the turn is lost.';
  }
};

const explain = (error: unknown): string => {
  if (isStreamError(error)) return `${error.message.replace(/\.$/, '')}. ${adviceOn(error)}`;
  if (isInvalidInputError(error)) {
    return `${settings.get(error.field) ?? error.field} ${error.reason}.`;
  }
  return error instanceof Error ? error.message : String(error);
};

/** What went wrong and what to do about it: one line, without a stack. */
export const explainError = (error: unknown): string =>
  `Error: ${printable(explain(error)).replace(/\s+/g, ' ').trim()}`;
