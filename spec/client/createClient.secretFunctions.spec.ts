import type { ClientConfig } from '../../lib/client/ClientConfig';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { frame } from '../support/frames';
import { ada, connectTo } from './support/connectTo';
import { durable, errorOf, restOf, turnURL } from './support/durable';
import { shown } from './support/refusalOf';

const planted = (count: number) => `VF.DM.0.Planted${count}`;

/** A function that gives another key each time. */
const rotating = () => {
  let count = 0;
  return () => Promise.resolve(planted((count += 1)));
};

const configs: readonly (readonly [string, () => Partial<ClientConfig>])[] = [
  ['apiKey', () => ({ apiKey: rotating() })],
  [
    'headers',
    () => {
      const next = rotating();
      return { headers: async () => ({ Authorization: `Bearer ${await next()}` }) };
    },
  ],
];

/** All places where a server or a network can say a key back. */
const plays: readonly (readonly [string, (exchange: Exchange, key: string) => void])[] = [
  ['the body of a refusal', ({ respond }, key) => respond({ status: 403, body: `no ${key}` })],
  ['a failed request', ({ refuse }, key) => refuse(new Error(`bad header ${key}`))],
  [
    'a bad trace',
    ({ respond, send }, key) => {
      respond(durable);
      send(frame('trace', 1, { type: 'text', payload: key }));
    },
  ],
  [
    'an error event',
    ({ respond, send }, key) => {
      respond(durable);
      send(`event: error\nid: 1\ndata: No such key: ${key}\n\n`);
    },
  ],
  [
    'a broken body',
    ({ respond, reset }, key) => {
      respond(durable);
      reset(new Error(`reset ${key}`));
    },
  ],
];

describe.each(configs)('the key that a function gives: %s', (_, configOf) => {
  expectNoUnhandledRejection();

  it.each(plays)('is nowhere in the error that comes of %s', async (__, play) => {
    const server = scriptedFetch({ script: (exchange) => play(exchange, planted(1)) });
    const turn = spyOn(connectTo(server, configOf()).interact(ada));
    await flush();

    expect(server.exchange().headers.get('authorization')).toContain(planted(1));
    expect(shown(errorOf(turn))).not.toContain('Planted');
  });

  it.each(plays)('is nowhere in an error of a later connection: %s', async (__, play) => {
    const server = scriptedFetch({
      script: (exchange, index) => {
        if (index > 0) {
          play(exchange, `${planted(1)} ${planted(2)}`);
          return;
        }
        exchange.respond(durable);
        exchange.close();
      },
    });
    const first = spyOn(connectTo(server, configOf()).interact(ada));
    await flush();
    const rest = spyOn(restOf(first));
    await flush();

    expect(server.exchange(1).headers.get('authorization')).toContain(planted(2));
    expect(shown(errorOf(rest))).not.toContain('Planted');
  });

  it('is nowhere in the refusal of an attachment that was sent with two', async () => {
    const server = scriptedFetch({
      script: ({ respond }) =>
        respond({ status: 401, body: `neither ${planted(1)} nor ${planted(2)}` }),
    });
    const turn = spyOn(connectTo(server, configOf()).attach({ turnURL }));
    await flush();

    expect(errorOf(turn)).toMatchObject({ body: 'neither [redacted] nor [redacted]' });
    expect(shown(errorOf(turn))).not.toContain('Planted');
  });
});

describe('a function that fails', () => {
  expectNoUnhandledRejection();

  it('has no key in its cause that is known by then', async () => {
    const headers = () => Promise.reject(new Error(`no session for ${planted(1)}`));
    for (const apiKey of [planted(1), () => planted(1)]) {
      const turn = spyOn(connectTo(scriptedFetch(), { apiKey, headers }).interact(ada));
      await flush();

      expect(errorOf(turn)).toMatchObject({ cause: { message: 'no session for [redacted]' } });
      expect(shown(errorOf(turn))).not.toContain('Planted');
    }
  });

  it('has no key in its cause that stands beside it', async () => {
    const apiKey = () => {
      throw new Error(`not ${planted(1)}`);
    };
    const headers = { authorization: `Bearer ${planted(1)}` };
    const turn = spyOn(connectTo(scriptedFetch(), { apiKey, headers }).interact(ada));
    await flush();

    expect(shown(errorOf(turn))).not.toContain('Planted');
  });

  it('in a later connection has no key of an earlier one', async () => {
    let count = 0;
    const apiKey = () => {
      count += 1;
      if (count === 2) throw new Error(`not ${planted(1)} again`);
      return planted(count);
    };
    const server = scriptedFetch({
      script: ({ respond, close }) => {
        respond(durable);
        close();
      },
    });
    const first = spyOn(connectTo(server, { apiKey }).interact(ada));
    await flush();
    const rest = spyOn(restOf(first));
    await flush();

    expect(errorOf(rest)).toMatchObject({ cause: { message: 'not [redacted] again' } });
  });
});
