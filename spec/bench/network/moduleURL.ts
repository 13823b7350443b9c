/**
 * Where a process of the benchmark stands once built, of its name from `spec/bench`. For sections
 * alone: from a subject's own file it would point elsewhere.
 */
export const moduleURL = (module: string): string =>
  new URL(`./${module}.js`, import.meta.url).href;
