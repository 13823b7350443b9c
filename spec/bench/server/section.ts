import { compare, valuesOf } from '../harness/compare';
import type { Goal, Section } from '../harness/Section';
import { ratioOf, spreadOf } from '../harness/statistics';
import { moduleURL } from '../network/moduleURL';
import { formatFigure } from '../report/formatFigure';

const servers = {
  'bytes made before, in slabs (the limit)': ['processes/slabs'],
  'voiceflow-rx, `createNodeListener`': ['processes/ours'],
  'voiceflow-rx, `createHandler`': ['processes/ours', 'adapter'],
  'bare `http`, by hand, a write a frame': ['processes/bare'],
  'better-sse, `session.push`': ['peers/betterSSE', 'push'],
  'better-sse, `session.batch`': ['peers/betterSSE', 'batch'],
  'hono, `streamSSE`': ['peers/hono'],
} as const;

/** How many frames a second a server writes, of an agent that says all it has at once. */
export const serverSection: Section = {
  id: 'server',
  title: 'What a frame costs a server',
  packages: ['voiceflow-rx', '@hono/node-server', 'better-sse', 'hono', 'rxjs'],
  measure: async (config) => {
    const frames = config.quick ? 1_000 : 50_000;
    const turns = config.quick ? 1 : 5;
    const subjects = Object.entries(servers).map(([name, [module, mode = '']]) => ({
      name,
      module: 'server/subjects/reader',
      options: { server: moduleURL(`server/${module}`), mode, frames, turns },
    }));
    const measured = await compare(subjects, config);
    const times = measured.map((comparison) => valuesOf(comparison, 'ms'));
    const [limit = [], ours = [], , , push = []] = times;

    const rows = measured.map(({ name }, index) => {
      const values = times[index] ?? [];
      const a = spreadOf(values.map((ms) => (frames * turns) / ms));
      return [
        name,
        `${formatFigure(a.median)} (${formatFigure(a.min)} – ${formatFigure(a.max)})`,
        formatFigure(1_000 / a.median),
        formatFigure(ratioOf(values, limit).median),
        formatFigure(ratioOf(values, ours).median),
      ];
    });
    const columns = ['', 'frames a ms', 'µs a frame', '× the limit', '× `createNodeListener`'];
    const goal: Pick<Goal, 'limit' | 'unit'> = { limit: 10, unit: '×' };
    return {
      tables: [
        {
          title: `Turns of ${formatFigure(frames)} frames to a raw reader, one after the other`,
          columns,
          rows,
        },
      ],
      goals: [
        {
          ...goal,
          what: 'server, frames to a raw reader: time of `createNodeListener`',
          baseline: 'bytes made before (the limit)',
          value: ratioOf(ours, limit).median,
          relation: 'at most',
        },
        {
          ...goal,
          what: 'server, frames to a raw reader: time of better-sse',
          baseline: '`createNodeListener`',
          value: ratioOf(push, ours).median,
          relation: 'at least',
        },
      ],
      plots: [],
    };
  },
};
