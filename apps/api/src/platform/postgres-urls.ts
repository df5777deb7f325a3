// SPDX-License-Identifier: Apache-2.0

/** Addresses on an embedded server. */
export function serverUrls(port: number, superuserPassword: string) {
  const url = (user: string, secret: string, database: string) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  return { superuserUrl: url('postgres', superuserPassword, 'postgres'), url };
}
