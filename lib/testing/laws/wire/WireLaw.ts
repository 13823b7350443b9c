import type { Breach } from '../failure/Breach';
import type { WireLawsConfig, WireParser } from './WireParser';

/** What a law of parsers works with. */
export interface WireBench {
  readonly makeParser: () => WireParser;
  readonly config: Required<WireLawsConfig>;
}

/** What is wrong with one stream. */
export interface WireBreach extends Breach {
  readonly chunks: readonly Uint8Array[];
}

/** One law of parsers. */
export interface WireLaw {
  readonly name: string;
  /** What to do where it is broken. */
  readonly hint: string;
  readonly find: (bench: WireBench) => WireBreach | undefined;
}
