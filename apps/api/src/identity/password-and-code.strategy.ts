// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { SignIn, type SignedIn } from '@harbor/contracts';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { refuseAny } from '../platform/http/returns.interceptor.js';
import { readMessage } from '../platform/http/validation.js';
import { Unreadable } from '../platform/refusal.js';
import { cookieOf, deviceCookie } from './session-token.js';
import { SignInService } from './sign-in.service.js';

/** What the strategy leaves on the request. */
export interface Admitted {
  signedIn: SignedIn;
  device: string;
}

/** Password (Argon2id) and authenticator code together, as a passport strategy. */
@Injectable()
export class PasswordAndCodeStrategy extends PassportStrategy(Strategy, 'password-and-code') {
  constructor(private readonly signIns: SignInService) {
    super();
  }

  /** Guards run before everything else, so the message is checked here, by the same rules: a refused one opens no session. */
  async validate(request: FastifyRequest): Promise<Admitted> {
    refuseAny(request.query as object, '?');
    if (typeof request.body !== 'object' || request.body === null)
      throw new Unreadable('body-required', 'Send agency, name, password and code as one JSON object.');
    const asked = readMessage(SignIn, request.body) as SignIn;
    return this.signIns.signIn({ requestId: request.id, device: cookieOf(request, deviceCookie) }, asked);
  }
}
