import type { NodeRequest, NodeResponse } from '../../../lib/server';
import { toServerRequest } from '../../../lib/server/node/toServerRequest';

const response: NodeResponse = {
  headersSent: false,
  writableLength: 0,
  writeHead: () => undefined,
  write: () => true,
  end: () => undefined,
  destroy: () => undefined,
  on: () => undefined,
};

const ask = (change: Partial<NodeRequest> & { readonly socket?: unknown } = {}) => {
  const request: NodeRequest = {
    method: 'POST',
    url: '/a?b=c',
    headers: {},
    readableEnded: false,
    destroyed: false,
    on: () => undefined,
    ...change,
  };
  return toServerRequest(request, response);
};

describe('toServerRequest', () => {
  it.each([
    ['/a?b=c', 'http://localhost/a?b=c'],
    ['//evil.test/a', 'http://localhost//evil.test/a'],
    ['http://proxied.test/a', 'http://proxied.test/a'],
    ['*', 'http://localhost/*'],
    ['', 'http://localhost/'],
    [undefined, 'http://localhost/'],
  ])('has a URL for %s', (url, expected) => {
    const { head } = ask({ url });

    expect(head.url).toBe(expected);
    expect(URL.canParse(head.url)).toBe(true);
  });

  it.each<[string, Parameters<typeof ask>[0], string]>([
    ['its host', { headers: { host: 'chat.test:8080' } }, 'http://chat.test:8080/a?b=c'],
    ['its authority', { headers: { ':authority': 'chat.test' } }, 'http://chat.test/a?b=c'],
    ['TLS', { headers: { host: 'a.test' }, socket: { encrypted: true } }, 'https://a.test/a?b=c'],
    ['a host that is none', { headers: { host: 'a b' } }, 'http://localhost/a?b=c'],
    ['no host', {}, 'http://localhost/a?b=c'],
  ])('makes a Request with %s', (_, change, url) => {
    expect(ask(change).toRequest().url).toBe(url);
  });

  it('gives headers by their names, in a Request too, and no pseudo-header', () => {
    const { head, toRequest } = ask({
      headers: { ':path': '/', accept: '*/*', 'set-cookie': ['a', 'b'] },
    });

    expect(['accept', 'set-cookie', 'none'].map((name) => head.headers.get(name))).toEqual([
      '*/*',
      'a,b',
      null,
    ]);
    expect(Object.fromEntries(toRequest().headers)).toEqual({ accept: '*/*', 'set-cookie': 'a,b' });
  });
});
