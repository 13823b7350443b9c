import type { RedisConnection } from '../RedisConnection';
import { isNoScript } from './isTemporary';

/** Runs a script once, under the hash by which Redis may know it, else in full. */
export type ScriptRunner = (
  script: string,
  keys: readonly string[],
  args: readonly string[],
  abortSignal: AbortSignal,
) => Promise<unknown>;

const hashOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Makes what sends scripts through one connection. */
export const createScriptRunner = (redis: Pick<RedisConnection, 'sendCommand'>): ScriptRunner => {
  const hashes = new Map<string, Promise<string>>();

  const hash = (script: string): Promise<string> => {
    const known = hashes.get(script) ?? hashOf(script);
    hashes.set(script, known);
    return known;
  };

  return async (script, keys, args, abortSignal) => {
    const rest = [String(keys.length), ...keys, ...args];
    const name = await hash(script);
    try {
      return await redis.sendCommand(['EVALSHA', name, ...rest], { abortSignal });
    } catch (error) {
      if (!isNoScript(error)) throw error;
      return await redis.sendCommand(['EVAL', script, ...rest], { abortSignal });
    }
  };
};
