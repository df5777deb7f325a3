// SPDX-License-Identifier: Apache-2.0

/** Why a connection was not made, in words that continue "Cannot reach the database:". Never the driver's own. */
export function whyUnreachable(error: unknown): string {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code === '28P01' || code === '28000') return 'it does not know this user and password.';
  if (code === '3D000') return 'there is no database of this name.';
  if (code === '42501') return 'this user may not connect to this database.';
  if (code === '53300') return 'it has no connection left.';
  if (code === '57P03') return 'it is starting up or shutting down; try again in a moment.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no host of this name.';
  if (code === 'ECONNREFUSED') return 'nothing answers at this host and port.';
  if (/SASL|password/.test(message)) return 'it asks for a password, and the address holds none that fits.';
  return 'it did not answer in time or not as PostgreSQL does.';
}
