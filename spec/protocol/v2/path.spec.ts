import fc from 'fast-check';
import { decodePath, encodePath } from '../../../lib/protocol/v2/path';
import { hostileID } from '../../support/arbitraries.turns';
import { runs } from '../../support/runs';

describe('encodePath', () => {
  it('is the path of the endpoint', () => {
    expect(encodePath('66d9', 'ada')).toBe('/v2/project/66d9/user/ada/interact/stream');
  });

  it('percent-encodes the ids', () => {
    expect(encodePath('a/b', '../../x?y#z é')).toBe(
      '/v2/project/a%2Fb/user/..%2F..%2Fx%3Fy%23z%20%C3%A9/interact/stream',
    );
  });
});

describe('decodePath', () => {
  it('gives any two ids back, through a real URL', () => {
    const id = hostileID.filter((value) => value !== '.' && value !== '..');
    fc.assert(
      fc.property(id, id, (projectID, userID) => {
        const { pathname, search, hash } = new URL(
          `https://example.com${encodePath(projectID, userID)}`,
        );

        expect(search + hash).toBe('');
        expect(decodePath(pathname)).toEqual({ projectID, userID });
      }),
      runs(2_000),
    );
  });

  it.each([
    '',
    '/',
    '/v2/project/p/user/u/interact',
    '/v2/project/p/user/u/interact/stream/',
    '/v2/project/p/user/u/interact/stream?a=1',
    '/v2/project//user/u/interact/stream',
    '/v2/project/p/user//interact/stream',
    '/v2/project/p/x/user/u/interact/stream',
    '/v2/project/p/user/u/x/interact/stream',
    'v2/project/p/user/u/interact/stream',
    '/api/v2/project/p/user/u/interact/stream',
    '/v4/project/p/user/u/interact/stream',
    '/V2/project/p/user/u/interact/stream',
    '/v2/project/p/user/u/interact/streams',
  ])('knows no other path: %j', (path) => {
    expect(decodePath(path)).toBeUndefined();
  });

  it.each(['%', '%zz', '%ff', '%c3', '%ed%a0%80'])('refuses the broken percent code %j', (code) => {
    expect(decodePath(`/v2/project/${code}/user/u/interact/stream`)).toBeUndefined();
    expect(decodePath(`/v2/project/p/user/${code}/interact/stream`)).toBeUndefined();
  });
});
