/** What a page is painted with. */
interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly faint: string;
  readonly rule: string;
  /** One a series. */
  readonly lines: readonly string[];
}

/** GitHub's own colours, by day and by night. */
const light: Palette = {
  ground: '#ffffff',
  ink: '#1f2328',
  faint: '#59636e',
  rule: '#d1d9e0',
  lines: ['#0969da', '#bc4c00', '#1a7f37', '#8250df', '#bf3989', '#6e5d00'],
};
const dark: Palette = {
  ground: '#0d1117',
  ink: '#f0f6fc',
  faint: '#9198a1',
  rule: '#3d444d',
  lines: ['#58a6ff', '#f0883e', '#3fb950', '#bc8cff', '#f778ba', '#d4b106'],
};

/** How many series have a colour of their own. */
export const colours = light.lines.length;

// Without CSS variables, which some viewers of SVG do not know.
const paint = ({ faint, ground, ink, lines, rule }: Palette): readonly string[] => [
  `text { fill: ${ink}; }`,
  `.faint { fill: ${faint}; }`,
  `.ground { fill: ${ground}; }`,
  `.rule { stroke: ${rule}; }`,
  ...lines.flatMap((line, index) => [
    `path.s${index} { stroke: ${line}; }`,
    `text.s${index}, circle.s${index} { fill: ${line}; }`,
  ]),
];

/** The plot has a ground of its own, so that it can be read on whatever page it stands. */
export const plotStyle = [
  "text { font: 13px -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif; }",
  'text.title { font-size: 16px; font-weight: 600; }',
  '.end { text-anchor: end; }',
  '.middle { text-anchor: middle; }',
  '.line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }',
  '.lead { opacity: 0.6; }',
  ...paint(light),
  '@media (prefers-color-scheme: dark) {',
  ...paint(dark),
  '}',
].join('\n');
