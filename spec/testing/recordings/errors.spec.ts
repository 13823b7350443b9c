import { ConnectError, isStreamError, ResumeExpiredError, TurnLostError } from '../../../lib';
import { findDifference } from '../../../lib/testing/equality/findDifference';
import { readRecordedError } from '../../../lib/testing/recordings/errors/readRecordedError';
import { recordError } from '../../../lib/testing/recordings/errors/recordError';
import { restoreError } from '../../../lib/testing/recordings/errors/restoreError';
import { readFields } from '../../../lib/testing/recordings/readFields';
import { instances } from '../../errors/support/instances';

/** What becomes of an error in a file. */
const keep = (error: unknown): Error => {
  const json: unknown = JSON.parse(JSON.stringify(recordError(error)));
  return restoreError(readRecordedError(readFields(json, 'error')));
};

const ofStreams = instances.filter(({ error }) => isStreamError(error));

describe('a recorded error', () => {
  it.each(ofStreams)('is restored with all its fields: $tag', ({ error }) => {
    expect(findDifference(keep(error), error)).toBeUndefined();
  });

  it.each([
    new ConnectError('unknown', { cause: new TypeError('terminated') }),
    new ResumeExpiredError(0, undefined, { cause: new TypeError('gone') }),
    new TurnLostError({ cause: new RangeError('lease') }),
  ])('keeps its cause: %s', (error) => {
    expect(findDifference(keep(error), error)).toBeUndefined();
  });

  it('has no way on', () => {
    const resume = () => {
      throw new Error('nobody asks');
    };

    expect(keep(new ConnectError('unknown', { resume }))).toMatchObject({ resume: undefined });
  });
});
