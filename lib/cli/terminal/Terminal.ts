import type { Observable } from 'rxjs';

/** Where a chat takes place: a screen to write on, and a user who types. */
export interface Terminal {
  readonly write: (text: string) => void;
  /**
   * Prompts, emits one line, and completes. Cold; what was typed while nobody asked comes first.
   * Unsubscribed before that, it takes the prompt away.
   */
  readonly ask$: Observable<string>;
  /** Any key; at once where the user has begun a line already. */
  readonly key$: Observable<unknown>;
  /** Ctrl-C. */
  readonly interrupt$: Observable<unknown>;
  /** Ctrl-D, or the end of the input. Emits to late subscribers too. */
  readonly closed$: Observable<unknown>;
  readonly close: () => void;
}
