// SPDX-License-Identifier: Apache-2.0
export { KeysModule } from './keys.module.js';
export { type Decided, type Forgotten, KeyProvider, KeyDestroyed } from './key-provider.js';
export { FileKeyProvider } from './file-key-provider.js';
export { KeyRing } from './key-ring.js';
export { Cipher } from './cipher.js';
export { DataKey } from './data-key.entity.js';
