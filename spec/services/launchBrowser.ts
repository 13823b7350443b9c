import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Starts Chromium; where it is missing it says how to get it. */
export const launchBrowser = (): Promise<Browser> => {
  if (!existsSync(executablePath)) {
    throw new Error(
      `${executablePath} is missing: apt-get install chromium, or set CHROMIUM_PATH to a Chromium`,
    );
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
};
