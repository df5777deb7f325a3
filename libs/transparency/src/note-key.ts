// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { readBase64 } from './encoding.js';
import { Malformed } from './malformed.js';

/** The signature types of C2SP signed-note that we make and check: a log's own, and a witness's with its time. */
export const signatureType = { ed25519: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof signatureType)[keyof typeof signatureType];

/** A key that signatures are checked with. Name and id together say which signature of a note is this key's. */
export interface Verifier {
  readonly name: string;
  /** First four bytes of SHA-256(name, newline, type, public key). An address, not a proof. */
  readonly id: number;
  readonly type: SignatureType;
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Buffer;
  readonly key: KeyObject;
}

/** A key that signs. */
export interface Signer extends Verifier {
  readonly privateKey: KeyObject;
}

/** Neither empty nor holding a plus or anything that separates: space, control character, or half a surrogate pair. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\p{Cc}\p{Cs}\u0085\u180e]/u.test(name);
}

/**
 * The verifier of a name and an Ed25519 public key.
 *
 * @throws Malformed on a name that no note can hold, or a key of another length
 */
export function verifierOf(name: string, type: SignatureType, publicKey: Buffer): Verifier {
  if (!isKeyName(name)) throw new Malformed('verifier key', 'not a key name');
  if (publicKey.length !== 32) throw new Malformed('verifier key', 'not an Ed25519 key');
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), publicKey]), 'buffer').readUInt32BE();
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
  return { name, id, type, publicKey, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/**
 * The signer of a name and an Ed25519 private key. Its signatures are deterministic: the same text gets the same bytes.
 *
 * @throws Malformed on a name that no note can hold, or a key of another kind
 */
export function signerOf(name: string, type: SignatureType, privateKey: KeyObject): Signer {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519')
    throw new Malformed('signing key', 'not an Ed25519 private key');
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { ...verifierOf(name, type, Buffer.from(x!, 'base64url')), privateKey };
}

/** `name+keyid+base64(type || public key)`: the verifier key (vkey) that others are given. */
export function formatVerifierKey({ name, id, type, publicKey }: Verifier): string {
  return `${name}+${formatKeyId(id)}+${Buffer.concat([Buffer.of(type), publicKey]).toString('base64')}`;
}

/** @throws Malformed unless it is a vkey of a type we check, whose id is the one its name and key give */
export function parseVerifierKey(vkey: string): Verifier {
  const [name, id, ...rest] = vkey.split('+');
  if (name === undefined || id === undefined || rest.length === 0) throw new Malformed('verifier key', 'not three parts');
  const bytes = readBase64('verifier key', rest.join('+'));
  const type = Object.values(signatureType).find((one) => one === bytes[0]);
  if (type === undefined) throw new Malformed('verifier key', 'a signature type we do not check');
  const verifier = verifierOf(name, type, bytes.subarray(1));
  if (formatKeyId(verifier.id) !== id) throw new Malformed('verifier key', 'its id is not that of its name and key');
  return verifier;
}

function formatKeyId(id: number): string {
  return id.toString(16).padStart(8, '0');
}
