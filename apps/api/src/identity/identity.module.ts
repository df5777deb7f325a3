// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { ActorGuard } from './actor.guard.js';
import { LeavingService } from './leaving.service.js';
import { PasswordAndCodeStrategy } from './password-and-code.strategy.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { TogetherSession } from './together-session.js';

@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [SessionController],
  providers: [
    ActorGuard,
    { provide: APP_GUARD, useExisting: ActorGuard },
    SignInService,
    SessionService,
    PasswordAndCodeStrategy,
    LeavingService,
    TogetherSession,
  ],
  exports: [LeavingService, TogetherSession],
})
export class IdentityModule {}
