import { blockOf, replaceBlock } from './replaceBlock';

const page = 'Before\n\n<!-- bench:size -->\n\nold\n\n<!-- /bench:size -->\n\nAfter\n';

describe('a block of the page', () => {
  it('is replaced, and nothing beside it', () => {
    expect(replaceBlock(page, 'size', 'new')).toBe(page.replace('old', 'new'));
  });

  it('is put where there was none', () => {
    const empty = page.replace('\n\nold\n\n', '\n\n');

    expect(replaceBlock(empty, 'size', 'new')).toBe(page.replace('old', 'new'));
  });

  it('may hold what a replacement would take for a pattern', () => {
    expect(blockOf(replaceBlock(page, 'size', "$& $' $1"), 'size').trim()).toBe("$& $' $1");
  });

  it('is found by its id', () => {
    expect(blockOf(page, 'size').trim()).toBe('old');
  });

  it('must be there', () => {
    expect(() => replaceBlock(page, 'decode', 'new')).toThrow(
      'The page has no <!-- bench:decode -->: put it where the figures belong',
    );
  });

  it('must have an end, behind its beginning', () => {
    const wrong = page.replace(' /bench', ' bench');

    expect(() => replaceBlock(wrong, 'size', 'new')).toThrow(
      'The page has no <!-- /bench:size --> behind <!-- bench:size -->',
    );
  });
});
