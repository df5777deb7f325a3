// SPDX-License-Identifier: Apache-2.0
import { connect, type Socket } from 'node:net';
import type { Asked } from './cases.js';

export interface Answer {
  status: number;
  /** The version the answer carries in its ETag; undefined when none. */
  version: number | undefined;
  body: string;
}

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. Written by hand because the load shares the machine with
 * what it measures: a full client would take as much CPU as the server.
 */
export class Wire {
  private buffered = '';
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    // One byte is one character, so that content-length counts characters.
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text: string) => this.take(text));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('The server closed the connection.')));
  }

  static open(url: string): Promise<Wire> {
    const { hostname, port, host } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new Wire(socket, host)));
      socket.once('error', reject);
    });
  }

  send(token: string, { method, path, headers = {}, body }: Asked): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const lines = [`${method} ${path} HTTP/1.1`, `host: ${this.host}`, `authorization: Bearer ${token}`];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    if (body !== undefined) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(text)}`);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private take(text: string): void {
    this.buffered += text;
    const end = this.buffered.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.buffered.slice(0, end);
    const size = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.buffered.length < end + 4 + size) return;
    const body = this.buffered.slice(end + 4);
    this.buffered = '';
    const version = /\r\netag: "(\d+)"/i.exec(head)?.[1];
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), version: version === undefined ? undefined : Number(version), body });
  }
}
