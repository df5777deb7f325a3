// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Post, Req } from '@nestjs/common';
import { AnswerLink, LinkAnswered, LookAtLink, OfferByLink } from '@harbor/contracts';
import type { FastifyRequest } from 'fastify';
import { NoIdempotencyKey, Public, Returns } from '../platform/http/route.js';
import { LinkService } from './link.service.js';

/** By POST, because the secret of a link must stand in no address. */
@Controller('api/v1/referral-link')
export class LinkController {
  constructor(private readonly links: LinkService) {}

  /** What was sent to the service that holds this link. Each look is recorded. */
  @Post('look')
  @Public('a service without an account holds a link instead')
  @NoIdempotencyKey()
  @Returns(200, OfferByLink)
  look(@Req() request: FastifyRequest, @Body() { secret }: LookAtLink): Promise<OfferByLink> {
    return this.links.look(request.id, secret);
  }

  /** Answers, and uses the link up; while something is left to say, the next link is in the answer. */
  @Post('answer')
  @Public('a service without an account holds a link instead')
  @NoIdempotencyKey()
  @Returns(200, LinkAnswered)
  answer(@Req() request: FastifyRequest, @Body() asked: AnswerLink): Promise<LinkAnswered> {
    return this.links.answer(request.id, asked);
  }
}
