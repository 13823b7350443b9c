/** The first `limit` characters of `text`, with a `…` where there are more; none is cut in two. */
export const shorten = (text: string, limit: number): string => {
  const [start = ''] = new RegExp(`^.{0,${limit}}`, 'su').exec(text) ?? [];
  return start === text ? text : `${start}…`;
};
