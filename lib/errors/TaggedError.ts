/** What all errors of this library share: a tag to recognise them by, in any copy of the package. */
export abstract class TaggedError<Tag extends string> extends Error {
  /** The class by name. Recognise an error by this, not by `instanceof`: bundles may hold two copies. */
  readonly _tag: Tag;
  /** The part that failed, outermost first, where agents are composed and their parts have names. */
  declare readonly source?: readonly string[];

  constructor(tag: Tag, message: string, options?: ErrorOptions) {
    super(message, options);
    this._tag = tag;
    this.name = tag;
  }
}

/** Whether `error` carries one of `tags`; the guards of the error classes are made of this. */
export const hasTag = (error: unknown, ...tags: readonly string[]): boolean =>
  error instanceof Error && '_tag' in error && tags.includes(String(error._tag));
