import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { flush } from './flush';

const isCollector = (value: unknown): value is () => void => typeof value === 'function';

/** Collects what nobody holds. */
export const collectGarbage = async (): Promise<void> => {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  if (!isCollector(collect)) throw new Error('There is no garbage collector to call');
  for (let round = 0; round < 3; round += 1) {
    // What a task has looked at through a WeakRef stays until the task is over.
    await flush();
    collect();
  }
};
