import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './launchBrowser';
import type { TestingInPage } from './testingEntry';

declare const testing: TestingInPage;

/** The fake clock asks for what only Node has, and does without: bundlers for browsers alias it. */
const withoutNode: Plugin = {
  name: 'without Node',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^(?:util|timers|timers\/promises|perf_hooks)$/ }, ({ path }) => ({
      path,
      namespace: 'nothing',
    }));
    bundle.onLoad({ filter: /./, namespace: 'nothing' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

describe('voiceflow-rx/testing in a browser', () => {
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    const { outputFiles } = await build({
      entryPoints: [join(__dirname, 'testingEntry.ts')],
      bundle: true,
      format: 'iife',
      globalName: 'testing',
      platform: 'browser',
      plugins: [withoutNode],
      write: false,
    });
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  }, 60_000);

  afterAll(() => browser?.close());

  it('runs marbles, and fails readably', async () => {
    const message = await page.evaluate(() => testing.marbles());

    expect(message).toContain('The stream is not as expected:\n  at 0 ms payload.content is "a"');
  });

  it('runs a client in virtual time, with the fake clock it is given', async () => {
    const { real, virtual } = await page.evaluate(() => testing.inVirtualTime());

    expect(virtual).toBe(20_044);
    expect(real).toBeLessThan(10_000);
  });

  it('has laws', async () => {
    expect(await page.evaluate(() => testing.brokenLaws())).toEqual([]);
  });
});
