import type { Readable, Writable } from 'node:stream';
import type { Screen } from './terminal/GatedOutput';

/** The standard streams of the process. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Screen & { readonly isTTY?: boolean };
  readonly stderr: Writable;
}
