// SPDX-License-Identifier: Apache-2.0
export default async function teardown() {
  await globalThis.stopCluster?.();
}
