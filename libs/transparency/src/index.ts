// SPDX-License-Identifier: Apache-2.0
export { type EventBody, eventFormat, type EventRecord, eventRecord } from './event.js';
export { jcs } from './jcs.js';
export { commit, type EpochDeclaration, epochMac, leaf, leafHash, writerMac } from './commitment.js';
export { uuidv7 } from './uuidv7.js';
export { Malformed } from './malformed.js';
export { readDecimal, readHash, readText } from './encoding.js';
export { emptyRoot, entryHash, nodeHash } from './hash.js';
export type { HashReader, Node } from './node.js';
export { Frontier, frontierNodes, type TileHash } from './frontier.js';
export {
  decodeTile,
  parseTilePath,
  type Tile,
  tileHeight,
  tileLevels,
  tileOf,
  tilePath,
  tileReader,
  tileWidth,
  widthOf,
} from './tile.js';
export { decodeBundle, encodeBundle } from './entry-bundle.js';
export { consistencyProof, inclusionProof, tilesOfConsistency, tilesOfFrontier, tilesOfInclusion } from './proof.js';
export { type TreeHead, verifyConsistency, verifyInclusion } from './verify.js';
export {
  formatVerifierKey,
  parseVerifierKey,
  type Signer,
  signatureType,
  type SignatureType,
  signerOf,
  type Verifier,
  verifierOf,
} from './note-key.js';
export {
  formatNote,
  formatSignature,
  isSignedBy,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignatures,
  signaturesBy,
  signText,
} from './note.js';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.js';
export { cosign, cosignedAt } from './cosignature.js';
export { isQuorum, type LogPolicy, parseLogPolicy, type Quorum, trustedCheckpoint } from './log-policy.js';
export { formatReceipt, parseReceipt, type Receipt, verifyReceipt } from './receipt.js';
