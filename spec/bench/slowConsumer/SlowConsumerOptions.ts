/** How a slow consumer is measured. */
export interface SlowConsumerOptions {
  readonly baseURL: string;
  /** How long it consumes. */
  readonly milliseconds: number;
  /** The growth at which it is stopped before, in MiB. */
  readonly maxGrowth: number;
}
