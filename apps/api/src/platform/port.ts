// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:net';
import { CannotStart } from './cannot-start.js';

/** Before anything is made or opened: someone who has to choose another port should learn it at once. @throws CannotStart */
export async function requirePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(cannotListen(error, port, host)));
    probe.listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** Why a port cannot be had, in one line. */
export function cannotListen({ code }: NodeJS.ErrnoException, port: number, host: string): CannotStart {
  if (code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`);
  if (code === 'EACCES') return new CannotStart(`Port ${port} needs more rights. Choose one above 1023: PORT=3000 npm start`);
  return new CannotStart(`Cannot listen on ${host}:${port} (${code ?? 'unknown'}). Check HOST and PORT.`);
}
