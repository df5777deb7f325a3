// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { jest } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const firstOf = (places: (string | undefined)[]) => places.find((place) => place && existsSync(place));
/** With a window, history and a profile, as people have it. */
export const browserPath = firstOf([
  process.env['HARBOR_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]);
/** The same engine without a window costs half as much; it cannot clear what a site left on the device. */
const shellPath = process.env['HARBOR_CHROMIUM'] ?? firstOf(['/usr/bin/chromium-headless-shell', browserPath]);
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

// A browser shares the machine with a server, a database and other tests: slow is not wrong.
jest.setTimeout(120_000);

type Tests = (browser: () => Browser) => void;

/** Tests in a real browser. Without one they are skipped with a loud line, but never in CI. */
export const describeInBrowser = (name: string, tests: Tests): void => describeIn(shellPath, name, tests);

/** The same in the whole browser, with a profile that can be cleared. */
export const describeInWholeBrowser = (name: string, tests: Tests): void => describeIn(browserPath, name, tests);

function describeIn(executablePath: string | undefined, name: string, tests: Tests): void {
  if (!browserPath && process.env['CI']) throw new Error('CI needs a browser: apt-get install chromium');
  if (!browserPath) console.warn(`!! NO BROWSER: "${name}" is skipped. Install one: apt-get install chromium`);
  (browserPath ? describe : describe.skip)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: executablePath!,
        args: browserArguments,
      });
    });
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}
