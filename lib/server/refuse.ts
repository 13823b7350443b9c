const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
};

/** A refusal, in the shape of the service's own: `{ statusCode, error, message }`. */
export const refuse = (
  status: number,
  message = reasons[status] ?? 'Error',
  headers: Readonly<Record<string, string>> = {},
): Response =>
  Response.json(
    { statusCode: status, error: reasons[status], message },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
