import { abbreviationsWith } from '../../../lib/operators/support/sentences/abbreviations';
import {
  createSentenceCutter,
  sentencesOf,
} from '../../../lib/operators/support/sentences/createSentenceCutter';
import { createSentenceFinder } from '../../../lib/operators/support/sentences/createSentenceFinder';

const known = abbreviationsWith([]);

describe('createSentenceCutter', () => {
  it('gives what is proved, and holds the rest', () => {
    const { push, rest } = createSentenceCutter(known);

    expect(push('One. Tw')).toEqual(['One. ']);
    expect(push('')).toEqual([]);
    expect(push('o. etc. ')).toEqual(['Two. ']);
    expect(rest()).toBe('etc. ');
    expect(push('Three')).toEqual(['etc. ']);
    expect(rest()).toBe('Three');
  });

  it('keeps emojis whole, joined ones and those of two parts', () => {
    expect(sentencesOf('Ok!👩‍👩‍👧 Yes!❤️ No!', known)).toEqual(['Ok!👩‍👩‍👧 ', 'Yes!❤️ ', 'No!']);
  });

  it('takes words and stops of any length', () => {
    const word = `${'x'.repeat(100_000)}${'.'.repeat(100_000)}`;

    expect(sentencesOf(`${word} Yes`, known)).toEqual([`${word} `, 'Yes']);
  });
});

describe('createSentenceFinder', () => {
  it('says where a sentence ended at the unit that proves it', () => {
    const find = createSentenceFinder(known);
    const ends = 'Hi. etc.  Go 。b'.split('').map((unit, at) => find(unit, at));

    expect(ends.flatMap((end, at) => (end === undefined ? [] : [[at, end]]))).toEqual([
      [3, 4],
      [10, 9],
      [14, 14],
    ]);
  });
});
