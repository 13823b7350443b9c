import { Writable } from 'node:stream';

/** A stream to a screen, which may be a terminal. */
export type Screen = Writable & { readonly columns?: number };

/**
 * The screen as readline sees it: it writes only while `open`.
 *
 * So keys that are hit while an answer streams stay in the line of the user, and off the screen.
 */
export class GatedOutput extends Writable {
  open = false;

  constructor(private readonly screen: Screen) {
    super();
    screen.on('resize', () => this.emit('resize'));
  }

  /** Without a bound while closed: readline then believes in one row, and moves no cursor later. */
  get columns(): number {
    return this.open ? (this.screen.columns ?? Infinity) : Infinity;
  }

  override _write(chunk: Uint8Array, _: string, done: () => void): void {
    if (this.open) this.screen.write(chunk);
    done();
  }
}
