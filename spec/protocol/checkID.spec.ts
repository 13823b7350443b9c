import { isInvalidInputError } from '../../lib';
import { checkID } from '../../lib/protocol/checkID';

const refusal = (field: 'projectID' | 'userID', id: unknown): string | undefined => {
  try {
    checkID(field, id);
  } catch (error) {
    if (isInvalidInputError(error)) return error.message;
    throw error;
  }
  return undefined;
};

describe('checkID', () => {
  it.each(['ada', 'a'.repeat(128), '../../x?y#z', '...', '%2e', '/', ' ', '\0', '😀', '.. '])(
    'gives %j back',
    (id) => {
      expect(checkID('userID', id)).toBe(id);
      expect(checkID('projectID', id)).toBe(id);
    },
  );

  it.each([undefined, null, '', 5, {}, ['ada']])('refuses %j, naming the field', (id: unknown) => {
    expect(refusal('userID', id)).toBe('userID must be a string that is not empty');
    expect(refusal('projectID', id)).toBe('projectID must be a string that is not empty');
  });

  it.each(['.', '..'])('refuses %j, which URLs fold away', (id) => {
    expect(refusal('userID', id)).toBe("userID must not be '.' or '..'");
    expect(refusal('projectID', id)).toBe("projectID must not be '.' or '..'");
  });

  it('refuses a user of more than 128 characters, and no project for its length', () => {
    expect(refusal('userID', 'a'.repeat(129))).toBe('userID must have 128 characters at most');
    expect(refusal('userID', '😀'.repeat(65))).toBe('userID must have 128 characters at most');
    expect(refusal('projectID', 'a'.repeat(1_000))).toBeUndefined();
  });

  it('refuses a lone surrogate, which a URL cannot hold', () => {
    expect(refusal('userID', 'a\ud800')).toBe('userID must not hold a lone surrogate');
    expect(refusal('userID', '\udc00b')).toBe('userID must not hold a lone surrogate');
  });
});
