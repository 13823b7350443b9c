import type { Plot } from '../../harness/Section';
import { createScale } from './createScale';
import type { Scale } from './createScale';
import { colours, plotStyle } from './plotStyle';
import { spreadLabels } from './spreadLabels';

const width = 800;
const height = 400;
const top = 72;
const bottom = height - 56;
const labelGap = 17;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const text = (x: number, y: number, content: string, classes = ''): string =>
  `<text x="${px(x)}" y="${px(y)}"${classes === '' ? '' : ` class="${classes}"`}>${escape(content)}</text>`;

const px = (value: number): string => String(Number(value.toFixed(1)));

const formatTick = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: 6 });

/** How wide a text of 13 px is, about: no fonts are asked. */
const widthOf = (content: string): number => content.length * 7;

/** Where the values of a plot stand on it. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

const frameOf = ({ series, x, y }: Plot): Frame => {
  const points = series.flatMap((line) => line.points);
  const xScale = createScale({ ...x, values: points.map(([value]) => value) });
  const yScale = createScale({ ...y, values: points.map(([, value]) => value), round: true });
  const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf));
  const left = 24 + widest(yScale.ticks.map(formatTick));
  const right = width - 40 - widest(series.map(({ name }) => name));
  const between =
    ({ at }: Scale, from: number, to: number) =>
    (value: number) =>
      from + at(value) * (to - from);
  return {
    left,
    right,
    x: between(xScale, left, right),
    y: between(yScale, bottom, top),
    xTicks: xScale.ticks,
    yTicks: yScale.ticks,
  };
};

const drawAxes = ({ left, right, x, xTicks, y, yTicks }: Frame, plot: Plot): readonly string[] => [
  ...yTicks.flatMap((tick) => [
    `<path class="rule" d="M${px(left)} ${px(y(tick))}H${px(right)}"/>`,
    text(left - 8, y(tick) + 4.5, formatTick(tick), 'faint end'),
  ]),
  ...xTicks.flatMap((tick) => [
    `<path class="rule" d="M${px(x(tick))} ${bottom}v5"/>`,
    text(x(tick), bottom + 20, formatTick(tick), 'faint middle'),
  ]),
  text(16, 52, plot.y.label, 'faint'),
  text((left + right) / 2, bottom + 43, plot.x.label, 'faint middle'),
];

const drawSeries = ({ right, x, y }: Frame, { series }: Plot): readonly string[] => {
  const ends = series.map(({ points }) => points.at(-1) ?? ([NaN, NaN] as const));
  const places = spreadLabels(
    ends.map(([, value]) => y(value)),
    labelGap,
    bottom,
  );
  return series.flatMap(({ name, points }, index) => {
    const [endX, endY] = ends[index] ?? [NaN, NaN];
    const place = places[index] ?? NaN;
    const colour = `s${index % colours}`;
    const path = points.map(([px0, py0]) => `${px(x(px0))} ${px(y(py0))}`).join('L');
    return [
      `<path class="line ${colour}" d="M${path}"/>`,
      // Of a few measurements each is shown; of many the line is enough.
      ...(points.length > 15
        ? []
        : points.map(
            ([a, b]) => `<circle class="${colour}" cx="${px(x(a))}" cy="${px(y(b))}" r="3"/>`,
          )),
      `<path class="lead ${colour}" d="M${px(x(endX) + 5)} ${px(y(endY))}L${px(right + 14)} ${px(place)}"/>`,
      text(right + 18, place + 4.5, name, colour),
    ];
  });
};

const rangeOf = (values: readonly number[]): string =>
  [Math.min(...values), Math.max(...values)]
    .map((value) => formatTick(Number(value.toPrecision(3))))
    .join(' to ');

const describe = ({ series, x, y }: Plot): string =>
  `${y.label}, by ${x.label}. ` +
  series
    .map(({ name, points }) => `${name}: ${rangeOf(points.map(([, value]) => value))}.`)
    .join(' ');

/** Draws a plot as SVG: the same picture of the same values, in colours for light and dark pages. */
export const drawPlot = (plot: Plot): string => {
  const frame = frameOf(plot);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escape(plot.title)}</title>`,
    `<desc id="desc">${escape(describe(plot))}</desc>`,
    `<style>\n${plotStyle}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    text(16, 30, plot.title, 'title'),
    ...drawAxes(frame, plot),
    ...drawSeries(frame, plot),
    '</svg>',
    '',
  ].join('\n');
};
