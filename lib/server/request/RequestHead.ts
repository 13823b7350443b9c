/** What of a request is looked at before its body: a `Request` of the web is one. */
export interface RequestHead {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Pick<Headers, 'get'>;
}

/** A request, however it came. */
export interface ServerRequest {
  readonly head: RequestHead;
  /** The request as the web has it, for those who let callers in. */
  readonly toRequest: () => Request;
  /**
   * Reads the JSON of its body.
   *
   * @returns `'too large'` where its `Content-Length` says so, or as soon as more than `maxBytes`
   * have come.
   * @throws InvalidInputError where it breaks off, is not UTF-8, or not JSON.
   */
  readonly readBody: (maxBytes: number) => Promise<JsonBody | 'too large'>;
}

/** The body of a request, as it came and as what it says. */
export interface JsonBody {
  readonly text: string;
  readonly json: unknown;
}
