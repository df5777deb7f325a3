// SPDX-License-Identifier: Apache-2.0
export { IdentityModule } from './identity.module.js';
export { hashPassword, requireStrongPassword } from './password.js';
export { newTotp } from './totp.js';
export { digest, newToken, sessionLimits } from './session-token.js';
export type { Agency } from './agency.entity.js';
export type { Account } from './account.entity.js';
export { identityShown, sessionEnded, sessionOpened, sessionRefused } from './identity.events.js';
