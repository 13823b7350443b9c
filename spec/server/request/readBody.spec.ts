import { readBody } from '../../../lib/server/request/readBody';
import { flush } from '../../support/flush';
import { turnRequest } from '../../support/serverRequest';

/** A body of `chunks`, which counts what is read of it. */
const countingBody = (chunks: readonly Uint8Array[]) => {
  const counts = { read: 0, cancelled: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = chunks[counts.read];
        if (chunk === undefined) {
          controller.close();
        } else {
          counts.read += 1;
          controller.enqueue(chunk);
        }
      },
      cancel: () => {
        counts.cancelled += 1;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, counts };
};

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readBody', () => {
  it('reads JSON that is cut inside a character', async () => {
    const { body } = countingBody([...bytes('{"a":"é🎉"}')].map((byte) => Uint8Array.of(byte)));

    expect(await readBody(turnRequest({ body }), 100)).toEqual({
      text: '{"a":"é🎉"}',
      json: { a: 'é🎉' },
    });
  });

  it('takes as many bytes as the limit, counted in bytes', async () => {
    const read = (text: string) => readBody(turnRequest({ body: text }), 8);

    expect(await read('"éééx"')).toBe('too large');
    expect(await read('"ééé"')).toMatchObject({ json: 'ééé' });
    expect(await read('"1234567"')).toBe('too large');
    expect(await read('"123456"')).toMatchObject({ json: '123456' });
  });

  it('reads nothing where Content-Length is over the limit', async () => {
    const { body, counts } = countingBody([bytes('{}')]);
    const request = turnRequest({ body, headers: { 'content-length': '101' } });

    expect(await readBody(request, 100)).toBe('too large');
    expect(counts).toEqual({ read: 0, cancelled: 0 });
    expect(request.bodyUsed).toBe(false);
  });

  it.each(['x', '-1', '1e1', '', undefined])(
    'stops reading past the limit, where Content-Length says %s',
    async (length) => {
      const { body, counts } = countingBody(Array.from({ length: 9 }, () => new Uint8Array(40)));
      const request = turnRequest({ body, headers: { 'content-length': length } });

      expect(await readBody(request, 100)).toBe('too large');
      expect(counts).toEqual({ read: 3, cancelled: 1 });
    },
  );

  it('takes a body whose length is declared at once, and no more than it may', async () => {
    const { body, counts } = countingBody(Array.from({ length: 9 }, () => new Uint8Array(40)));
    const lying = turnRequest({ body, headers: { 'content-length': '2' } });
    const honest = turnRequest({ body: '"éé"', headers: { 'content-length': '6' } });

    expect(await readBody(lying, 100)).toBe('too large');
    expect(counts).toEqual({ read: 9, cancelled: 0 });
    expect(await readBody(honest, 6)).toEqual({ text: '"éé"', json: 'éé' });
  });

  it('answers even if the rest cannot be cancelled', async () => {
    const rejecting = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(200)),
      cancel: () => Promise.reject(new Error('no')),
    });
    const hanging = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(200)),
      cancel: () => new Promise(() => undefined),
    });

    expect(await readBody(turnRequest({ body: rejecting }), 100)).toBe('too large');
    expect(await readBody(turnRequest({ body: hanging }), 100)).toBe('too large');
    await flush();
  });

  it.each([undefined, '40'])('refuses a body of %s bytes that breaks off', async (length) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes('{"a":')),
      pull: (controller) => controller.error(new Error('aborted')),
    });
    const request = turnRequest({ body, headers: { 'content-length': length } });

    await expect(readBody(request, 100)).rejects.toMatchObject({
      _tag: 'InvalidInputError',
      message: 'body must arrive whole',
    });
  });

  it('fails where somebody else reads the body', async () => {
    const locked = turnRequest();
    locked.body?.getReader();
    const read = turnRequest({ headers: { 'content-length': '30' } });
    await read.text();

    await expect(readBody(locked, 100)).rejects.toMatchObject({ name: 'TypeError' });
    await expect(readBody(read, 100)).rejects.toMatchObject({
      name: 'TypeError',
      message: 'The body of the request was read before',
    });
  });
});
