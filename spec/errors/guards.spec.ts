import { isStreamError } from '../../lib/errors';
import { instances } from './support/instances';

/** An error as another copy of this library makes it: another class, the same tag. */
const fromAnotherCopy = (_tag: string) => Object.assign(new Error('from another copy'), { _tag });

const strangers = {
  'a plain Error': new Error('no tag'),
  'an Error with another tag': fromAnotherCopy('SomethingElse'),
  'an Error whose tag only begins alike': fromAnotherCopy('AbortErrorOfAnotherKind'),
  'an Error with the name but no tag': Object.assign(new Error(), { name: 'AbortError' }),
  'an Error with a tag that is no string': Object.assign(new Error(), { _tag: 5 }),
  'an object with the tag that is no Error': { _tag: 'AbortError', name: 'AbortError' },
  'a tag': 'AbortError',
  null: null,
  undefined,
};

describe.each(instances)('the guard of $tag', ({ error, guard, tag }) => {
  it('holds for its own class, and for no other', () => {
    expect(instances.filter(({ error: other }) => guard(other)).map((other) => other.tag)).toEqual([
      tag,
    ]);
    expect(guard(error)).toBe(true);
  });

  it('holds for an error of another copy of the library', () => {
    expect(guard(fromAnotherCopy(tag))).toBe(true);
  });

  it.each(Object.entries(strangers))('does not hold for %s', (_, stranger) => {
    expect(guard(stranger)).toBe(false);
  });
});

describe('isStreamError', () => {
  it('holds for all but what fails on the server, or before anything was sent', () => {
    expect(instances.filter(({ error }) => !isStreamError(error)).map(({ tag }) => tag)).toEqual([
      'ActionRefusedError',
      'EventLogError',
      'InvalidInputError',
    ]);
  });

  it('holds for an error of another copy of the library', () => {
    expect(isStreamError(fromAnotherCopy('DisconnectError'))).toBe(true);
  });

  it.each(Object.entries(strangers))('does not hold for %s', (_, stranger) => {
    expect(isStreamError(stranger)).toBe(false);
  });

  it('does not hold for names that every object has', () => {
    expect(['constructor', 'toString', '__proto__'].map(fromAnotherCopy).some(isStreamError)).toBe(
      false,
    );
  });
});
