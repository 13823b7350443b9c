/** What is wrong in one case. */
export interface Breach {
  /** When, where one case has several moments. */
  readonly at?: string | undefined;
  readonly expected: string;
  readonly actual: string;
}
