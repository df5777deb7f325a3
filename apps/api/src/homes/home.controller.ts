// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ChangeHome,
  ChangeHomeAddress,
  HomeAddress,
  HomeList,
  HomeListQuery,
  HomeView,
  Household,
  RegisterHome,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { HomeAddressService } from './home-address.service.js';
import { HomeService } from './home.service.js';
import { HouseholdService } from './household.service.js';

@Controller('api/v1/homes')
export class HomeController {
  constructor(
    private readonly homes: HomeService,
    private readonly addresses: HomeAddressService,
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

  /** Family, address and phone. Asks for a fresh second factor; where youth live, for someone around one of them. */
  @Get(':homeId/address')
  @Allow('home.readAddress')
  @Returns(200, HomeAddress)
  address(@Context() ctx: Ctx, @Param('homeId', UuidPipe) homeId: string): Promise<HomeAddress> {
    return this.addresses.read(ctx, homeId);
  }

  /** Changes who and where the family is; where youth live, only someone around one of them may. */
  @Patch(':homeId/address')
  @Allow('home.keepAddress')
  @Returns(200, HomeAddress)
  changeAddress(
    @Context() ctx: Ctx,
    @Param('homeId', UuidPipe) homeId: string,
    @IfMatch() version: number,
    @Body() asked: ChangeHomeAddress,
  ): Promise<HomeAddress> {
    return this.addresses.change(ctx, homeId, version, asked);
  }

  /** Who lives there, by name. Asks for a fresh second factor. */
  @Get(':homeId/household')
  @Allow('home.readHousehold')
  @Returns(200, Household)
  household(@Context() ctx: Ctx, @Param('homeId', UuidPipe) homeId: string): Promise<Household> {
    return this.households.read(ctx, homeId);
  }
}
