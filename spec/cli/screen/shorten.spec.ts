import { shorten } from '../../../lib/cli/screen/shorten';

describe('shorten', () => {
  it.each([
    ['🛫🛬🛫', '🛫🛬…'],
    ['🛫🛬', '🛫🛬'],
    ['a\nb', 'a\n…'],
    ['', ''],
  ])('cuts %j after two characters, and none of them in two', (text, expected) => {
    expect(shorten(text, 2)).toBe(expected);
  });
});
