// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ChangeHome, HomeList, HomeListQuery, HomeView, Household, RegisterHome } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { HomeService } from './home.service.js';
import { HouseholdService } from './household.service.js';

@Controller('api/v1/homes')
export class HomeController {
  constructor(
    private readonly homes: HomeService,
    private readonly households: HouseholdService,
  ) {}

  /** Homes of the agency, by label. */
  @Get()
  @Allow('home.read')
  @Returns(200, HomeList)
  list(@Context() ctx: Ctx, @Query() { limit = 20, cursor }: HomeListQuery): Promise<HomeList> {
    return this.homes.list(ctx, limit, cursor);
  }

  /** A new home, with its licence and how many it has room for. */
  @Post()
  @Allow('home.keep')
  @Returns(201, HomeView)
  register(@Context() ctx: Ctx, @Body() asked: RegisterHome): Promise<HomeView> {
    return this.homes.register(ctx, asked);
  }

  /** One home. Family, address and telephone are read apart. */
  @Get(':homeId')
  @Allow('home.read')
  @Returns(200, HomeView)
  open(@Context() ctx: Ctx, @Param('homeId', UuidPipe) homeId: string): Promise<HomeView> {
    return this.homes.open(ctx, homeId);
  }

  /** Changes a home: only what is sent. */
  @Patch(':homeId')
  @Allow('home.keep')
  @Returns(200, HomeView)
  change(
    @Context() ctx: Ctx,
    @Param('homeId', UuidPipe) homeId: string,
    @IfMatch() version: number,
    @Body() asked: ChangeHome,
  ): Promise<HomeView> {
    return this.homes.change(ctx, homeId, version, asked);
  }

  /** Who lives there, by name. Asks for a fresh second factor. */
  @Get(':homeId/household')
  @Allow('home.readHousehold')
  @Returns(200, Household)
  household(@Context() ctx: Ctx, @Param('homeId', UuidPipe) homeId: string): Promise<Household> {
    return this.households.read(ctx, homeId);
  }
}
