// SPDX-License-Identifier: Apache-2.0
import { generateSecret, generateURI, verify } from 'otplib';

/** A new authenticator secret (base32) and the address an authenticator app reads it from. */
export function newTotp(label: string): { secret: string; uri: string } {
  const secret = generateSecret();
  // The issuer is neutral: an authenticator list must not tell where someone works or lives.
  return { secret, uri: generateURI({ issuer: 'Harbor', label, secret }) };
}

/**
 * RFC 6238, 30 s steps, one step of tolerance either way.
 *
 * @returns the step the code belongs to, so that the database can refuse it a second time; null when it does not fit
 */
export async function totpStep(secret: string, code: string, now: Date): Promise<number | null> {
  const result = await verify({ secret, token: code, epoch: Math.floor(now.getTime() / 1000), epochTolerance: 30 });
  return result.valid ? (result as { timeStep: number }).timeStep : null;
}
