/** What moves while nothing else does. */
export interface Spinner {
  readonly start: () => void;
  /** Leaves nothing on the screen. Does nothing where it does not spin. */
  readonly stop: () => void;
}
