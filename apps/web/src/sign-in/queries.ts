// SPDX-License-Identifier: Apache-2.0
import { call } from '../api/client.js';
import { enrolmentAccept, enrolmentLook } from '../api/generated/sdk.gen.js';
import type { AcceptInvitation } from '../api/generated/types.gen.js';

/** What the code is for, and a fresh secret. Changes nothing. */
export const lookAt = (code: string) => call(enrolmentLook({ body: { code } }));
export const accept = (body: AcceptInvitation) => call(enrolmentAccept({ body }));
