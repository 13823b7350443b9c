const placeOf = (page: string, id: string): readonly [from: number, to: number] => {
  const open = `<!-- bench:${id} -->`;
  const close = `<!-- /bench:${id} -->`;
  const from = page.indexOf(open);
  const to = page.indexOf(close, from);
  if (from === -1) throw new Error(`The page has no ${open}: put it where the figures belong`);
  if (to === -1) throw new Error(`The page has no ${close} behind ${open}`);
  return [from + open.length, to];
};

/** What stands between the markers of a block. */
export const blockOf = (page: string, id: string): string => page.slice(...placeOf(page, id));

/** The page with another content between the markers `<!-- bench:id -->` and `<!-- /bench:id -->`. */
export const replaceBlock = (page: string, id: string, content: string): string => {
  const [from, to] = placeOf(page, id);
  return `${page.slice(0, from)}\n\n${content.trim()}\n\n${page.slice(to)}`;
};
