import { action } from '../../../lib';
import { readInput } from '../../../lib/cli/turn/readInput';

const buttons = [{ name: 'One', request: { type: 'path-1' } }, { name: 'Two' }];

describe('readInput', () => {
  it.each([
    ['1', { type: 'path-1' }],
    [' 2 ', action.text('Two')],
    ['01', { type: 'path-1' }],
  ])('chooses a button by its number: %j', (line, expected) => {
    expect(readInput(line, buttons)).toEqual(expected);
  });

  it.each(['0', '3', '-1', '1.0', '1e0', 'One', '1 bag', '99999999999999999999'])(
    'says anything else: %j',
    (line) => {
      expect(readInput(line, buttons)).toEqual(action.text(line));
    },
  );

  it('says a number where there is nothing to choose from', () => {
    expect(readInput('1', [])).toEqual(action.text('1'));
  });
});
