// SPDX-License-Identifier: Apache-2.0
export { IdentityModule } from './identity.module.js';
export { LeavingService } from './leaving.service.js';
export { TogetherSession } from './together-session.js';
export { hashPassword, requireStrongPassword } from './password.js';
export { newTotp, totpStep } from './totp.js';
export { digest, newToken, sessionLimits } from './session-token.js';
export { identityShown, sessionEnded, sessionOpened, sessionRefused } from './identity.events.js';
