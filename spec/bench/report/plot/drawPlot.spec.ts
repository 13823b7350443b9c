import type { Plot } from '../../harness/Section';
import { drawPlot } from './drawPlot';

const plot: Plot = {
  name: 'message-length',
  title: 'What a delta costs & why',
  x: { label: 'deltas', logarithmic: true },
  y: { label: 'ns a delta' },
  series: [
    { name: 'ours', points: [1_000, 10_000, 100_000].map((x) => [x, 200]) },
    { name: '<theirs>', points: [1_000, 10_000].map((x) => [x, x]) },
  ],
};

const textsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, content]) => content);

describe('a plot', () => {
  it('is the same picture each time', () => {
    expect(drawPlot(plot)).toBe(drawPlot(plot));
  });

  it('has a title and a description for those who do not see it', () => {
    const svg = drawPlot(plot);

    expect(svg).toContain('<title id="title">What a delta costs &amp; why</title>');
    expect(svg).toContain(
      'ns a delta, by deltas. ours: 200 to 200. &lt;theirs&gt;: 1,000 to 10,000.</desc>',
    );
    expect(svg).toContain('role="img" aria-labelledby="title desc"');
  });

  it('names its axes, their ticks and its series', () => {
    expect(textsOf(drawPlot(plot))).toEqual([
      'What a delta costs &amp; why',
      ...['0', '2,000', '4,000', '6,000', '8,000', '10,000'],
      ...['1,000', '10,000', '100,000'],
      'ns a delta',
      'deltas',
      'ours',
      '&lt;theirs&gt;',
    ]);
  });

  it('draws a line a series, with a point a measurement', () => {
    const svg = drawPlot(plot);

    expect(
      svg.match(/<path class="line s0" d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+"/g),
    ).toHaveLength(1);
    expect(svg.match(/<path class="line s1" d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+"/g)).toHaveLength(1);
    expect(svg.match(/<circle class="s0"/g)).toHaveLength(3);
  });

  it('draws no points on a line of many', () => {
    const points = Array.from({ length: 100 }, (_, x) => [x + 1, x] as const);
    const svg = drawPlot({ ...plot, series: [{ name: 'heap', points }] });

    expect(svg).not.toContain('<circle');
  });

  it('has colours for light and dark pages, on a ground of its own', () => {
    const svg = drawPlot(plot);

    expect(svg).toContain('@media (prefers-color-scheme: dark)');
    expect(svg).toContain('<rect class="ground"');
  });

  it('has no figure that is none', () => {
    expect(drawPlot(plot)).not.toMatch(/NaN|Infinity|undefined/);
  });
});
