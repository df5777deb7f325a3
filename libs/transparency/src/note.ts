// SPDX-License-Identifier: Apache-2.0
import { sign, verify } from 'node:crypto';
import { readBase64 } from './encoding.js';
import { Malformed } from './malformed.js';
import { isKeyName, type Signer, signatureType, type Verifier } from './note-key.js';

/** One signature line of a note, checked or not. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  readonly signature: Buffer;
}

/** A signed note (C2SP signed-note), taken apart. Nothing in it is true before a signature is checked. */
export interface Note {
  /** With its last newline: this is what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const dash = '\u2014';
const mostSignatures = 100;
const longest = 1_000_000;

/** @throws Malformed unless the text is a note with at least one signature line */
export function parseNote(note: string): Note {
  if (note.length > longest) throw new Malformed('note', 'too long');
  if (!isPlain(note)) throw new Malformed('note', 'holds a control character or half a character');
  const end = note.lastIndexOf('\n\n');
  if (end < 0) throw new Malformed('note', 'has no empty line before its signatures');
  return { text: note.slice(0, end + 1), signatures: parseSignatures(note.slice(end + 2)) };
}

/** The signature lines alone, as a witness answers with them. */
export function parseSignatures(lines: string): NoteSignature[] {
  if (!lines.endsWith('\n')) throw new Malformed('note', 'does not end with a newline');
  const all = lines.slice(0, -1).split('\n');
  if (all.length > mostSignatures) throw new Malformed('note', 'too many signatures');
  return all.map(parseSignature);
}

/** The note as text. @throws Malformed on a text that cannot be signed */
export function formatNote({ text, signatures }: Note): string {
  if (!text.endsWith('\n') || !isPlain(text)) throw new Malformed('note', 'not a text that can be signed');
  return `${text}\n${signatures.map(formatSignature).join('')}`;
}

/** `— name base64(key id || signature)` and a newline. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `${dash} ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** Signs the text with a log's own key (type 0x01). Cosignatures are made by `cosign`. */
export function signText(text: string, { name, id, type, privateKey }: Signer): NoteSignature {
  if (type !== signatureType.ed25519) throw new TypeError('A witness signs by cosign.');
  return { name, keyId: id, signature: sign(null, Buffer.from(text), privateKey) };
}

/** The note's signature lines that claim to be of this key. */
export function signaturesBy(note: Note, { name, id }: Verifier): NoteSignature[] {
  return note.signatures.filter((one) => one.name === name && one.keyId === id);
}

/** Whether the note is signed by this key (type 0x01). Lines of unknown keys are ignored, as the specification demands. */
export function isSignedBy(note: Note, verifier: Verifier): boolean {
  if (verifier.type !== signatureType.ed25519) return false;
  const text = Buffer.from(note.text);
  return signaturesBy(note, verifier).some(
    ({ signature }) => signature.length === 64 && verify(null, text, verifier.key, signature),
  );
}

function parseSignature(line: string): NoteSignature {
  const parts = line.split(' ');
  const [mark, name, encoded] = parts;
  if (parts.length !== 3 || mark !== dash || !isKeyName(name!)) throw new Malformed('note', 'a signature line of another form');
  const bytes = readBase64('note', encoded!);
  if (bytes.length < 5) throw new Malformed('note', 'a signature too short');
  return { name: name!, keyId: bytes.readUInt32BE(), signature: bytes.subarray(4) };
}

function isPlain(text: string): boolean {
  return !/(?!\n)[\0-\x1f]|\p{Cs}/u.test(text);
}
