import { createCorpus } from './createCorpus';

const decoder = new TextDecoder('utf-8', { fatal: true });
const frameText = /^event: (?<event>\w+)\nid: (?<id>\d+)\ndata: (?<data>[^\n]+)\n\n$/;

const corpus = createCorpus(20_000);
const texts = corpus.frames.map((frame) => decoder.decode(frame));
const fields = texts.map((text) => frameText.exec(text)?.groups ?? {});
const traces = fields.slice(0, -1).map(({ data = '' }): unknown => JSON.parse(data));
const contents = texts.filter((text) => text.includes('"state":"content"'));

const shareOf = (count: number) => count / corpus.frames.length;

describe('the corpus', () => {
  it('is the same from the same seed, and another from another', () => {
    expect(createCorpus(50).frames).toEqual(createCorpus(50).frames);
    expect(createCorpus(50, 8).frames).not.toEqual(createCorpus(50).frames);
  });

  it('has a frame for each id, and ends with the event end', () => {
    expect(fields.map(({ id }) => Number(id))).toEqual(texts.map((_, index) => index + 1));
    expect(fields.slice(0, -1).every(({ event }) => event === 'trace')).toBe(true);
    expect(fields.at(-1)).toMatchObject({ event: 'end', data: '{}' });
    expect(corpus.frames).toHaveLength(20_000);
    expect(corpus.traces).toBe(19_999);
  });

  it('counts its bytes, its contents and their characters', () => {
    const found = traces.map((trace) => expectedContent(trace));

    expect(corpus.bytes).toBe(corpus.frames.reduce((sum, { length }) => sum + length, 0));
    expect(corpus.contents).toBe(contents.length);
    expect(corpus.characters).toBe(found.reduce((sum, content) => sum + content.length, 0));
  });

  it('is 70 % contents, and about 160 bytes a frame', () => {
    expect(shareOf(contents.length)).toBeCloseTo(0.7, 1);
    expect(shareOf(corpus.bytes)).toBeGreaterThan(150);
    expect(shareOf(corpus.bytes)).toBeLessThan(170);
  });

  it('has contents of 3 to 30 characters, but for one that ends in a wide one', () => {
    const lengths = traces
      .map(expectedContent)
      .flatMap(({ length }) => (length > 0 ? [length] : []));

    expect(Math.min(...lengths)).toBe(3);
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(31);
  });

  it.each(['text', 'debug', 'choice', 'log'])('has %s traces between them', (type) => {
    const count = texts.filter((text) => text.includes(`data: {"type":"${type}"`)).length;

    expect(shareOf(count)).toBeGreaterThan(0.04);
  });

  it('has other characters than ASCII in some of its contents', () => {
    const foreign = contents.filter((text) => /[^\p{ASCII}]/u.test(text)).length / contents.length;

    expect(foreign).toBeGreaterThan(0.1);
    expect(foreign).toBeLessThan(0.2);
  });
});

/** The text of a completion content; of any other trace nothing. */
function expectedContent(trace: unknown): string {
  const payload: unknown = Reflect.get(Object(trace), 'payload');
  const content: unknown = Reflect.get(Object(payload), 'content');
  return typeof content === 'string' ? content : '';
}
