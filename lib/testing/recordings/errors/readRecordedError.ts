import { InvalidInputError } from '../../../errors/InvalidInputError';
import { readFields } from '../readFields';
import type { FieldReader } from '../readFields';
import type { RecordedError } from '../Recording';

const maxDepth = 16;

/** Reads an error as `recordError` writes it. */
export const readRecordedError = (of: FieldReader, depth = 0): RecordedError => {
  if (depth > maxDepth) throw new InvalidInputError(of.path, 'has too many causes');
  return {
    tag: of.text('tag'),
    message: of.text('message'),
    ...(of.has('fields')
      ? { fields: Object.fromEntries(Object.entries(of.any('fields') ?? {})) }
      : {}),
    ...(of.has('code') ? { code: of.text('code') } : {}),
    ...(of.has('errors')
      ? {
          errors: of
            .list('errors')
            .map((one, index) =>
              readRecordedError(readFields(one, `${of.path}.errors.${index}`), depth + 1),
            ),
        }
      : {}),
    ...(of.has('cause') ? { cause: readRecordedError(of.object('cause'), depth + 1) } : {}),
  };
};
