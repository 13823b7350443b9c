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

  it.each(['2', 'x', '-1', undefined])(
    'stops reading past the limit, where Content-Length says %s',
    async (length) => {
      const { body, counts } = countingBody(Array.from({ length: 9 }, () => new Uint8Array(40)));
      const request = turnRequest({ body, headers: { 'content-length': length } });

      expect(await readBody(request, 100)).toBe('too large');
      expect(counts).toEqual({ read: 3, cancelled: 1 });
    },
  );

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

  it('refuses a body that breaks off', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes('{"a":')),
      pull: (controller) => controller.error(new Error('aborted')),
    });

    await expect(readBody(turnRequest({ body }), 100)).rejects.toMatchObject({
      _tag: 'InvalidInputError',
      message: 'body must arrive whole',
    });
  });

  it('fails where somebody else reads the body', async () => {
    const request = turnRequest();
    request.body?.getReader();

    await expect(readBody(request, 100)).rejects.toMatchObject({
      name: 'TypeError',
    });
  });
});
