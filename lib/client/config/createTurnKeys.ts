import { InvalidInputError } from '../../errors/InvalidInputError';
import { isTurnID } from '../../protocol/v2/path';
import { ask } from '../request/ask';
import type { Redactor } from '../secrets/createRedactor';
import type { ClientConfig } from '../ClientConfig';
import { hostedURL } from './hostedURL';

/** The idempotency keys of one client. */
export interface TurnKeys {
  /** Makes the key of one turn, at once where no function of the user's makes it. */
  readonly make: (redactor: Redactor) => Promise<string> | string | undefined;
  /** Whether the server honours keys: the user said so, or it has answered one with a turn's URL. */
  areHonoured: boolean;
}

const randomKey = (): string | undefined => {
  // Pages of `http:` lack the first, and the oldest runtimes both.
  const random: Partial<Crypto> = typeof crypto === 'undefined' ? {} : crypto;
  return (
    random.randomUUID?.() ??
    random
      .getRandomValues?.(new Uint8Array(16))
      .reduce((key, byte) => key + byte.toString(16).padStart(2, '0'), '')
  );
};

const checkKey = (key: unknown): string => {
  if (typeof key === 'string' && isTurnID(key)) return key;
  throw new InvalidInputError('idempotencyKey', 'must be 1 to 64 of A-Z, a-z, 0-9, _ and -');
};

/**
 * Makes the {@link TurnKeys} of a client.
 *
 * @param root - The root of the service, checked.
 */
export const createTurnKeys = (
  root: string,
  { idempotencyKey }: Pick<ClientConfig, 'idempotencyKey'>,
): TurnKeys => {
  const source = idempotencyKey ?? new URL(root).host !== new URL(hostedURL).host;
  return {
    make:
      typeof source === 'function'
        ? async (redactor) => checkKey(await ask(source, redactor))
        : () => (source ? randomKey() : undefined),
    areHonoured: Boolean(idempotencyKey),
  };
};
