// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { jest } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const places = [process.env['HARBOR_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = places.find((place) => place && existsSync(place));

// A browser shares the machine with a server, a database and other tests: slow is not wrong.
jest.setTimeout(120_000);

/** Tests in a real browser. Without one they are skipped with a loud line, but never in CI. */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void): void {
  if (!executablePath && process.env['CI']) throw new Error('CI needs a browser: apt-get install chromium');
  if (!executablePath) console.warn(`!! NO BROWSER: "${name}" is skipped. Install one: apt-get install chromium`);
  (executablePath ? describe : describe.skip)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: executablePath!,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
        ],
      });
    });
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}
