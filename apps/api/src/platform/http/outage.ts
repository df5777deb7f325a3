// SPDX-License-Identifier: Apache-2.0
import { types } from 'node:util';

/** SQLSTATE: connection lost, resources short, shutting down or starting up, a lock or a statement that took too long, a conflict retried in vain. */
const states = /^(08...|53...|57P0[1-4]|57014|55P03|40001|40P01)$/;
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** The driver and its pool give these no code. */
const words = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Cannot use a pool after calling end on the pool',
  'Client has encountered a connection error and is not queryable',
];

/** Whether an error says that the database is away or overloaded, rather than that our statement was wrong. */
export function isOutage(thrown: unknown): boolean {
  // Not "instanceof": Node's own errors, such as those of a socket, may come from another realm than ours.
  if (!types.isNativeError(thrown)) return false;
  const { code, driverError, errors } = thrown as { code?: unknown; driverError?: unknown; errors?: unknown };
  if (typeof code === 'string' && (states.test(code) || network.has(code))) return true;
  if (words.some((start) => thrown.message.startsWith(start))) return true;
  if (thrown.name === 'CannotExecuteNotConnectedError') return true;
  // A host with several addresses reports one error for each.
  return isOutage(driverError) || (Array.isArray(errors) && errors.some(isOutage));
}
