import { fork } from 'node:child_process';
import type { Sample, SubjectOptions } from './Subject';
import type { SubjectAnswer } from './subjectProcess';

/** A subject in its process. */
export interface RunningSubject {
  readonly name: string;
  readonly run: () => Promise<Sample>;
  readonly close: () => Promise<void>;
}

/** Starts the process of a subject, and waits until it is made. */
export const startSubject = async ({
  execArgv = [],
  module,
  name,
  options = null,
}: SubjectOptions): Promise<RunningSubject> => {
  const url = new URL(`./${module}.js`, import.meta.url);
  const entry = new URL('./harness/subjectProcess.js', import.meta.url);
  const child = fork(entry, [url.href, JSON.stringify(options)], {
    execArgv: [...execArgv],
    serialization: 'advanced',
  });

  const answer = (): Promise<SubjectAnswer> =>
    new Promise((resolve, reject) => {
      const gone = (code: number | null) =>
        reject(new Error(`${name} ended with ${code ?? 'a signal'}`));
      child.once('exit', gone);
      child.once('message', (message: SubjectAnswer) => {
        child.off('exit', gone);
        if ('failed' in message) reject(new Error(`${name} failed: ${message.failed}`));
        else resolve(message);
      });
    });

  await answer();
  return {
    name,
    run: async () => {
      child.send('run');
      const result = await answer();
      if (!('sample' in result)) throw new Error(`${name} did not answer with a sample`);
      return result.sample;
    },
    close: async () => {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.send('close');
      await exit;
    },
  };
};
