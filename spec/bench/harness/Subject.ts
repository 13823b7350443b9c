/** What one run of a subject measured, by name: `ns`, `heapMiB`. */
export type Sample = Readonly<Record<string, number>>;

/**
 * What is measured: a module of its own with a `createSubject`, run in a process of its own, so that
 * no other subject has shaped its inline caches or its heap.
 */
export interface Subject {
  /** One measurement: long enough to be more than noise, and checked: a wrong result throws. */
  readonly run: () => Sample | Promise<Sample>;
  /** Lets go of what it holds: sockets, processes. */
  readonly close?: () => void | Promise<void>;
}

/** The export of each module of subjects: `options` is what the section wrote, sent as JSON. */
export type CreateSubject<O> = (options: O) => Subject | Promise<Subject>;

/** Names one subject of a section. */
export interface SubjectOptions {
  /** As it stands in tables. */
  readonly name: string;
  /** The module, from `spec/bench`, without its extension: `decode/subjects/floor`. */
  readonly module: string;
  /** What its `createSubject` is given. */
  readonly options?: unknown;
  /** Arguments of its Node process: `--expose-gc`. */
  readonly execArgv?: readonly string[];
}
