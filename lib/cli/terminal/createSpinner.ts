import type { Writable } from 'node:stream';
import yoctoSpinner from 'yocto-spinner';
import type { Spinner } from './Spinner';

const none: Spinner = { start: () => undefined, stop: () => undefined };

/** Makes a spinner on a terminal that can move its cursor; on another one, one that is not seen. */
export const createSpinner = (
  stream: Writable,
  env: Readonly<Record<string, string | undefined>>,
): Spinner => {
  // Elsewhere it would write a line of its own for each turn.
  if (env['TERM'] === 'dumb' || env['CI'] !== undefined) return none;
  // Ctrl-C is the chat's business.
  const spinner = yoctoSpinner({ stream, handleSignals: false });
  return { start: () => void spinner.start(), stop: () => void spinner.stop() };
};
