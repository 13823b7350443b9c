/** How a request differs from the one that is always accepted. */
export interface RequestChange {
  readonly method?: string;
  readonly path?: string;
  /** A header of `undefined` is left out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: BodyInit | null;
  readonly signal?: AbortSignal;
}

/** The path of the endpoint for the project `p1` and the user `ada`. */
export const turnPath = '/v2/project/p1/user/ada/interact/stream';

/** A request for a turn, `launch`, with every header that it needs. */
export const turnRequest = ({ headers, path = turnPath, ...rest }: RequestChange = {}): Request => {
  const all: Readonly<Record<string, string | undefined>> = {
    accept: 'text/event-stream',
    authorization: 'the key',
    'content-type': 'application/json',
    ...headers,
  };
  const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    body: '{"action":{"type":"launch"}}',
    duplex: 'half',
    ...rest,
    headers: given,
  };
  return new Request(`http://agent.test${path}`, init);
};
