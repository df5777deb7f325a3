// SPDX-License-Identifier: Apache-2.0
import type { KeyProvider } from '../keys/index.js';
import type { Config } from '../platform/config.js';
import { AnchorFiles } from './anchor.js';
import { LogKeys } from './log-keys.js';
import type { SealerParts } from './sealing.js';

/** A sealer's belongings as the settings say. @throws CannotStart when its folder cannot be used */
export function sealerParts({ sealerDir, logName }: Pick<Config, 'sealerDir' | 'logName'>, keys: KeyProvider): SealerParts {
  return {
    anchors: new AnchorFiles(sealerDir),
    keys: new LogKeys(sealerDir),
    writerKey: keys.installationKeyFor('writer'),
    logName,
  };
}
