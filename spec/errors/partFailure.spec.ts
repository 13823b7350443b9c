import { inspect } from 'node:util';
import { of } from 'rxjs';
import { ConnectError, DisconnectError, InvalidInputError, isStreamError } from '../../lib/errors';
import { partFailure } from '../../lib/errors/partFailure';
import { instances } from './support/instances';

const alone = { hasCompany: false };
const inCompany = { hasCompany: true };

const fieldsOf = (error: unknown): object =>
  error instanceof Error
    ? Object.assign({}, error, { message: error.message, name: error.name, cause: error.cause })
    : {};

describe('the failure of a part', () => {
  const ours = instances.filter(
    ({ error }) => isStreamError(error) || error instanceof InvalidInputError,
  );

  it.each(ours)('is of the same class, and says which part failed: $tag', ({ error, guard }) => {
    const failure = partFailure(error, { name: 'flights', hasCompany: false });

    expect(failure).not.toBe(error);
    expect(guard(failure)).toBe(true);
    expect(Object.getPrototypeOf(failure)).toBe(Object.getPrototypeOf(error));
    expect(fieldsOf(failure)).toEqual({
      ...fieldsOf(error),
      source: ['flights'],
      ...('resume' in error ? { resume: undefined } : {}),
    });
  });

  it('grows the path from the outside in, and leaves the error as it was', () => {
    const error = new ConnectError('no');
    const inner = partFailure(error, { name: 'flights', hasCompany: false });
    const outer = partFailure(inner, { name: 'travel', hasCompany: false });

    expect(outer).toHaveProperty('source', ['travel', 'flights']);
    expect(inner).toHaveProperty('source', ['flights']);
    expect(error).not.toHaveProperty('source');
  });

  it('keeps the stack, and reads like an error', () => {
    const error = new ConnectError('no');
    const failure = partFailure(error, { name: 'flights', hasCompany: false });

    expect(failure).toHaveProperty('stack', error.stack);
    expect(inspect(failure)).toContain('partFailure.spec.ts');
    expect(Object.keys(failure instanceof Error ? failure : {})).not.toContain('stack');
  });

  it('is the error itself where there is nothing to say', () => {
    const error = new ConnectError('unknown');

    expect(partFailure(error, alone)).toBe(error);
    expect(partFailure(error, inCompany)).toBe(error);
  });

  it('cannot be gone on with, for that would go on with the part alone', () => {
    const error = new DisconnectError({ phase: 'closed', received: 2, resume: () => of(1) });
    const failure = partFailure(error, alone);

    expect(failure).toHaveProperty('resume', undefined);
    expect(failure).toHaveProperty('received', 2);
    expect(error.resume).toBeDefined();
  });

  it('is safe to send again only where no other part may have run', () => {
    const error = new ConnectError('no');

    expect(error.safeToResend).toBe(true);
    expect(partFailure(error, alone)).toHaveProperty('safeToResend', true);
    expect(partFailure(error, inCompany)).toHaveProperty('safeToResend', false);
  });

  it.each([
    new TypeError('a fault'),
    'a text',
    undefined,
    null,
    Object.freeze({ _tag: 'ConnectError' }),
  ])(
    'of a stranger (%p) is the cause of an UnexpectedError where the part has a name',
    (stranger) => {
      const failure = partFailure(stranger, { name: 'flights', hasCompany: false });

      expect(isStreamError(failure)).toBe(true);
      expect(failure).toHaveProperty('_tag', 'UnexpectedError');
      expect(failure).toHaveProperty('source', ['flights']);
      expect(failure).toHaveProperty('cause', stranger);
      expect(partFailure(stranger, inCompany)).toBe(stranger);
    },
  );
});
