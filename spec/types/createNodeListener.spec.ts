import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createHttp2Server } from 'node:http2';
import { EMPTY } from 'rxjs';
import { expectTypeOf } from 'expect-type';
import { createNodeListener } from '../../lib/server';
import type { HandlerConfig, NodeListener } from '../../lib/server';

const config: HandlerConfig = { authorize: () => true };

describe('createNodeListener', () => {
  it('is a listener of every server of Node', () => {
    const listener = createNodeListener(() => EMPTY, config);

    expectTypeOf(listener).toEqualTypeOf<NodeListener>();
    expect(createServer(listener).listenerCount('request')).toBe(1);
    expect(createSecureServer({}, listener).listenerCount('request')).toBe(1);
    expect(createHttp2Server(listener).listenerCount('request')).toBe(1);
  });
});
