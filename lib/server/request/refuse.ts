import type { Answer } from '../answer/Answer';

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  410: 'Gone',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** A short answer, of JSON. */
export const answerJson = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
});

/** A refusal, in the shape of the service's own: `{ statusCode, error, message }`. */
export const refuse = (
  status: number,
  message = reasons[status] ?? 'Error',
  headers: Readonly<Record<string, string>> = {},
): Answer => answerJson(status, { statusCode: status, error: reasons[status], message }, headers);

/** A refusal of what may be asked again in a second: nothing was begun. */
export const refuseForNow = (status: 429 | 503, message: string): Answer =>
  refuse(status, message, { 'retry-after': '1' });
