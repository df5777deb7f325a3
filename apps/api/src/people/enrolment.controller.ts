// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Post, Req } from '@nestjs/common';
import { AcceptInvitation, InvitationAccepted, InvitationLooked, LookInvitation } from '@harbor/contracts';
import type { FastifyRequest } from 'fastify';
import { NoIdempotencyKey, Public, Returns } from '../platform/http/route.js';
import { EnrolmentService } from './enrolment.service.js';

@Controller('api/v1/invitation')
export class EnrolmentController {
  constructor(private readonly enrolment: EnrolmentService) {}

  /** What the code is for, and a fresh secret for the authenticator app. Changes nothing. */
  @Post('look')
  @Public('who holds an invitation has no session yet')
  @NoIdempotencyKey()
  @Returns(200, InvitationLooked)
  look(@Req() request: FastifyRequest, @Body() asked: LookInvitation): Promise<InvitationLooked> {
    return this.enrolment.look(request.id, asked.code);
  }

  /** Sets password and authenticator, once. */
  @Post('accept')
  @Public('who holds an invitation has no session yet')
  @NoIdempotencyKey()
  @Returns(200, InvitationAccepted)
  accept(@Req() request: FastifyRequest, @Body() asked: AcceptInvitation): Promise<InvitationAccepted> {
    return this.enrolment.accept(request.id, asked);
  }
}
