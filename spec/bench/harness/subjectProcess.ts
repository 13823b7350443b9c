/**
 * The process of one subject: makes it, and measures it each time its parent asks.
 *
 * Arguments: the module's URL, and the options as JSON.
 */
import type { CreateSubject, Sample } from './Subject';

/** What the parent is told. */
export type SubjectAnswer =
  { readonly ready: true } | { readonly sample: Sample } | { readonly failed: string };

const [url = '', options = 'null'] = process.argv.slice(2);

const tell = (answer: SubjectAnswer) => process.send?.(answer);

const isSubjectModule = (
  module: unknown,
): module is { readonly createSubject: CreateSubject<unknown> } =>
  typeof module === 'object' && module !== null && 'createSubject' in module;

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const attempt = async (work: () => Promise<void>) => {
  try {
    await work();
  } catch (error) {
    tell({ failed: messageOf(error) });
  }
};

await attempt(async () => {
  const module: unknown = await import(url);
  if (!isSubjectModule(module)) throw new Error(`${url} has no createSubject`);
  const subject = await module.createSubject(JSON.parse(options));
  process.on('message', (message) => {
    void attempt(async () => {
      if (message === 'run') {
        tell({ sample: await subject.run() });
      } else {
        await subject.close?.();
        process.disconnect();
      }
    });
  });
  tell({ ready: true });
});
