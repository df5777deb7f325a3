// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { jest } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const places = [process.env['HARBOR_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const browserPath = places.find((place) => place && existsSync(place));
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

/** Tests in a real browser. Without one they are skipped with a loud line, but never in CI. */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void): void {
  if (!browserPath && process.env['CI']) throw new Error('CI needs a browser: apt-get install chromium');
  if (!browserPath) console.warn(`!! NO BROWSER: "${name}" is skipped. Install one: apt-get install chromium`);
  (browserPath ? describe : describe.skip)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: browserPath!,
        args: browserArguments,
      });
    });
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}
