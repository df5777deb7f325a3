// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ChangePassword, Me, SessionList, SignedIn, SignIn, StepUp, SteppedUp } from '@harbor/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, InTogetherMode, NoIdempotencyKey, Public, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { ActorGuard } from './actor.guard.js';
import type { Admitted } from './password-and-code.strategy.js';
import { SessionService } from './session.service.js';
import { deviceCookie, sessionCookie, setCookie } from './session-token.js';

const year = 365 * 86_400;

@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly guard: ActorGuard,
  ) {}

  /** Signs in with agency, name, password and authenticator code. */
  @Post('sign-in')
  @Public('sign-in is where a session comes from')
  @NoIdempotencyKey()
  @UseGuards(AuthGuard('password-and-code'))
  @Returns(200, SignedIn)
  signIn(
    @Body() _: SignIn,
    @Req() request: FastifyRequest & { user: Admitted },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): SignedIn {
    const { signedIn, device } = request.user;
    void reply.header('set-cookie', [setCookie(sessionCookie, signedIn.token), setCookie(deviceCookie, device, year)]);
    return signedIn;
  }

  /** Ends this session, blanks the cookie, and asks the browser to forget what it kept. */
  @Post('sign-out')
  @Allow('session.own')
  @InTogetherMode()
  @NoIdempotencyKey()
  @Returns(204)
  async signOut(@Context() ctx: Ctx, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(ctx, ctx.actor.sessionId);
    this.guard.forget(ctx.token);
    void reply.header('set-cookie', setCookie(sessionCookie, '', 0)).header('clear-site-data', '"cache", "storage"');
  }

  /** Proves password and code again; for 15 minutes protected acts go through. The token changes. */
  @Post('step-up')
  @Allow('session.own')
  @InTogetherMode()
  @NoIdempotencyKey()
  @Returns(200, SteppedUp)
  async stepUp(@Context() ctx: Ctx, @Body() asked: StepUp, @Res({ passthrough: true }) reply: FastifyReply): Promise<SteppedUp> {
    const steppedUp = await this.sessions.stepUp(ctx, asked);
    this.guard.forget(ctx.token);
    void reply.header('set-cookie', setCookie(sessionCookie, steppedUp.token));
    return steppedUp;
  }

  /** Who I am and where. */
  @Get('me')
  @Allow('session.own')
  @InTogetherMode()
  @Returns(200, Me)
  me(@Context() ctx: Ctx): Promise<Me> {
    return this.sessions.me(ctx);
  }

  /** My own sessions that are still open. */
  @Get('sessions')
  @Allow('session.own')
  @Returns(200, SessionList)
  async list(@Context() ctx: Ctx): Promise<SessionList> {
    return { items: await this.sessions.list(ctx) };
  }

  /** Ends one of my own sessions. */
  @Post('sessions/:sessionId/end')
  @Allow('session.own')
  @NoIdempotencyKey()
  @Returns(204)
  async end(@Context() ctx: Ctx, @Param('sessionId', UuidPipe) sessionId: string): Promise<void> {
    await this.sessions.end(ctx, sessionId);
    if (sessionId === ctx.actor.sessionId) this.guard.forget(ctx.token);
  }

  /** A new password. Every other session ends. */
  @Post('password')
  @Allow('session.own')
  @NoIdempotencyKey()
  @Returns(204)
  async changePassword(@Context() ctx: Ctx, @Body() asked: ChangePassword): Promise<void> {
    await this.sessions.changePassword(ctx, asked);
    this.guard.forget(ctx.token);
  }
}
