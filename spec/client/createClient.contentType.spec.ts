import { isProtocolError } from '../../lib/errors';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { endFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

const stream = { 'content-type': 'text/event-stream' };

/** What comes of a turn that is answered with `response`. */
const answeredWith = async (response: Response) => {
  const turn = spyOn(connectTo({ fetch: () => Promise.resolve(response) }).interact(ada));
  await flush();
  return turn;
};

describe('a response with the status 200 that is no event stream', () => {
  expectNoUnhandledRejection();

  it.each([
    ['HTML', 'text/html; charset=utf-8', '<html>Log in</html>'],
    ['JSON', 'application/json', '[{"type":"text"}]'],
    ['another stream', 'text/event-stream-of-mine', endFrame(1)],
    ['plain text', 'text/plain', endFrame(1)],
  ])('is a ProtocolError with its type and its beginning: %s', async (_, type, body) => {
    const { values, errors, completed } = await answeredWith(
      new Response(body, { headers: { 'content-type': type } }),
    );

    expect([values, completed]).toEqual([[], false]);
    expect(errors.map(isProtocolError)).toEqual([true]);
    expect(errors[0]).toMatchObject({ received: body, safeToResend: false });
    expect(String(errors[0])).toContain(type);
  });

  it('is a ProtocolError where it names no type', async () => {
    const response = new Response(new TextEncoder().encode('hello'));
    const { errors } = await answeredWith(response);

    expect(response.headers.has('content-type')).toBe(false);
    expect(errors.map(isProtocolError)).toEqual([true]);
    expect(String(errors[0])).toContain('no content type');
  });

  it('is a ProtocolError where it has no body', async () => {
    const { errors } = await answeredWith(new Response(null, { headers: stream }));

    expect(errors.map(isProtocolError)).toEqual([true]);
    expect(String(errors[0])).toContain('no body');
  });

  it('is a ProtocolError where another one reads its body', async () => {
    const response = new Response(endFrame(1), { headers: stream });
    response.body?.getReader();
    const { errors } = await answeredWith(response);

    expect(errors.map(isProtocolError)).toEqual([true]);
  });

  it('is a ProtocolError where its body is of strings', async () => {
    const body = new ReadableStream<string>({
      start: (controller) => controller.enqueue(endFrame(1)),
    });
    const { errors } = await answeredWith(new Response(body, { headers: stream }));

    expect(errors.map(isProtocolError)).toEqual([true]);
    expect(String(errors[0])).toContain('bytes');
  });

  it('is hung up on', async () => {
    const server = scriptedFetch({
      script: ({ respond, close }) => {
        respond({ headers: { 'content-type': 'text/html' } });
        close();
      },
    });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();

    expect(turn.errors).toHaveLength(1);
    expect(server.exchange().aborted).toBe(true);
  });
});
