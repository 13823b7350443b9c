import { createSettle } from '../../../lib/testing/virtualTime/createSettle';

/** Makes a `settle` in a host that lacks the globals of these names. */
const settleWithout = (...names: readonly string[]) => {
  const held = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  names.forEach((name) => Reflect.deleteProperty(globalThis, name));
  try {
    return createSettle();
  } finally {
    held.forEach((descriptor, index) => {
      const name = names[index];
      if (descriptor && name !== undefined) Object.defineProperty(globalThis, name, descriptor);
    });
  }
};

describe('settle', () => {
  it.each([
    ['setImmediate', []],
    ['MessageChannel, as in browsers', ['setImmediate']],
    ['setTimeout, as in jsdom', ['setImmediate', 'MessageChannel']],
  ])('lets promises and web streams run on %s', async (_, without) => {
    const settle = settleWithout(...without);
    const read: string[] = [];
    const stream = new ReadableStream<string>({
      pull: async (controller) => {
        await Promise.resolve();
        controller.enqueue('a');
        controller.close();
      },
    });
    void stream.pipeTo(new WritableStream({ write: (chunk) => void read.push(chunk) }));

    expect(read).toEqual([]);

    await settle();

    expect(read).toEqual(['a']);
  });
});
