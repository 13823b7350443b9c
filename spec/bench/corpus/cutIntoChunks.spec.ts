import { createCorpus } from './createCorpus';
import { cutIntoChunks } from './cutIntoChunks';

const corpus = createCorpus(1_000);
const whole = Buffer.concat(corpus.frames);

describe.each([
  ['64 KiB', 65_536],
  ['1 KiB', 1_024],
] as const)('a corpus in chunks of %s', (delivery, size) => {
  const chunks = cutIntoChunks(corpus, delivery);

  it('is the same bytes', () => {
    expect(whole.equals(Buffer.concat(chunks))).toBe(true);
  });

  it('has chunks of that size, but for the last', () => {
    expect(new Set(chunks.slice(0, -1).map(({ length }) => length))).toEqual(new Set([size]));
    expect(chunks.at(-1)?.length).toBe(whole.length % size);
  });

  it('has chunks that stand by themselves', () => {
    expect(new Set(chunks.map(({ buffer }) => buffer)).size).toBe(chunks.length);
  });
});

describe('a corpus of one frame a chunk', () => {
  it('is its frames', () => {
    expect(cutIntoChunks(corpus, 'one frame')).toEqual(corpus.frames);
  });
});
