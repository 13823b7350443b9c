import type { Trace } from '../../../../lib';
import { named } from './lanes';
import type { Doing } from './talks';

/** What a trace does to the line that it stands in: it opens a message there, or closes it. */
export const changeOf = ({ payload, source, type }: Trace) => {
  const state = typeof payload === 'object' && payload !== null && 'state' in payload;
  const dialect = type.startsWith('completion-');
  if (!dialect && !(state && ['completion', 'reasoning', 'audio'].includes(type))) return undefined;
  const step = dialect ? type : String(state && payload.state);
  return {
    line: JSON.stringify([dialect ? 'completion-' : type, source]),
    opens: !/end|final/.test(step),
  };
};

/** The name of a lane. */
export const nameOf = (lane: number): string => `lane ${lane}`;

interface Lane {
  readonly name: string;
  readonly held: { readonly trace: Trace; readonly at: number }[];
  readonly open: Set<string>;
  isOver: boolean;
}

/** How a merge that keeps messages whole is to deliver this: what comes out with each doing. */
export const referenceMerge = (
  lanes: number,
  doings: readonly Doing[],
): readonly (readonly Trace[])[] => {
  const all = Array.from({ length: lanes }, (_, lane): Lane => ({
    name: nameOf(lane),
    held: [],
    open: new Set(),
    isOver: false,
  }));
  const next = (): Lane | undefined =>
    all.find(({ open }) => open.size > 0) ??
    all
      .filter(({ held }) => held.length > 0)
      .sort((a, b) => (a.held[0]?.at ?? 0) - (b.held[0]?.at ?? 0))[0];

  return doings.map(({ lane, trace }, at) => {
    const doer = all[lane];
    if (trace === undefined && doer !== undefined) doer.isOver = true;
    if (trace !== undefined) doer?.held.push({ trace, at });
    const out: Trace[] = [];
    for (let speaker = next(); speaker !== undefined; speaker = next()) {
      for (const one of speaker.held.splice(0)) {
        const change = changeOf(one.trace);
        if (change !== undefined) speaker.open[change.opens ? 'add' : 'delete'](change.line);
        out.push(named(speaker.name, one.trace));
      }
      if (speaker.isOver) speaker.open.clear();
      if (speaker.open.size > 0) break;
    }
    return out;
  });
};
