import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/installed';
import { runTests } from './support/runTests';
import type { Runner } from './support/runTests';

const runners: readonly Runner[] = ['jest', 'vitest', 'node', 'jasmine'];
const guide = readFileSync(join(root, 'docs', 'testing.md'), 'utf8');

/** The blocks of text that the guide shows. */
const shown = [...guide.matchAll(/^```text\n([^]*?)^```$/gm)].map(([, block = '']) => block.trim());

/** What the guide shows of a file: all from `start` on. */
const partOf = (file: string, start: string): string => {
  const text = readFileSync(join(__dirname, 'runners', file), 'utf8');
  return text.slice(text.indexOf(start));
};

it('the guide shows the Angular component, and its test, as they are', () => {
  expect(guide).toContain(partOf('ChatComponent.ts', 'import'));
  expect(guide).toContain(partOf('angular.ts', "it('shows an answer"));
  expect(guide).toContain(partOf('chat.ts', 'export const chat'));
});

it('a test of an Angular component is green', () => {
  const { output, status } = runTests('angular', 'page', 'chat', 'ChatComponent', 'angular');

  expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
});

describe.each(runners)('a test file in %s, with the packed package', (runner) => {
  it('is green', () => {
    const { output, status } = runTests(runner, 'chat', 'tests', runner);

    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
  });

  it('fails with what docs/testing.md shows', () => {
    const { failure, status } = runTests(runner, `${runner}.failing`);

    expect(status).not.toBe(0);
    expect(failure).not.toBe('');
    expect(shown).toContain(failure);
  });
});
