// SPDX-License-Identifier: Apache-2.0
export {
  accountFounded,
  agencyFounded,
  credentialFounded,
  Founding,
  type NewAccount,
  type NewAgency,
  supervisionFounded,
} from './founding.js';
export { declareEpoch, type FirstAdmin, foundAgency, inviteAdmin, type NewEpoch } from './command.js';
export { giveFile, type GivenFile } from './give-file.js';
