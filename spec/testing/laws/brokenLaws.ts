import type { Law } from '../../../lib/testing/laws/Law';

/** The laws that are broken, each with what it says. */
export const brokenLaws = async (laws: readonly Law[]): Promise<ReadonlyMap<string, string>> => {
  const broken = new Map<string, string>();
  for (const { check, name } of laws) {
    await check().catch((error: unknown) => {
      broken.set(name, error instanceof Error ? error.message : String(error));
    });
  }
  return broken;
};
