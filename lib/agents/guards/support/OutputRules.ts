import type { Trace } from '../../../protocol/Trace';
import type { GuardOutputConfig } from '../GuardOutputConfig';
import type { OutputCheck } from '../OutputCheck';

/** What comes out of a guard; `'stop'`: the turn is over. */
export type Shown = Trace | 'stop';

/** The configuration of an output guard, with all that was left out. */
export interface OutputRules {
  readonly check: OutputCheck;
  readonly window: GuardOutputConfig['window'];
  /** What stands for a text that may not be shown; `undefined`: its message is left out. */
  readonly mask: ((text: string) => string) | undefined;
  /** What comes in the place of a message that is left out. */
  readonly instead: readonly Shown[];
  readonly maxCharacters: number;
  readonly maxOpen: number;
  readonly maxTraces: number;
}
