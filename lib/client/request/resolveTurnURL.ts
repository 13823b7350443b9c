/**
 * The absolute URL of a turn; `undefined` where it is not under the root of the service: a key must
 * not leave for another place.
 *
 * @param base - What a relative one is relative to.
 */
export const resolveTurnURL = (
  root: string,
  reference: string,
  base?: string,
): string | undefined => {
  try {
    const { href } = new URL(reference, base);
    return href.startsWith(`${root}/`) ? href : undefined;
  } catch {
    return undefined;
  }
};
