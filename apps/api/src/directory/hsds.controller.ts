// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  HsdsListQuery,
  HsdsOneOrganizationQuery,
  HsdsOrganizationQuery,
  HsdsPlaceQuery,
  HsdsServiceQuery,
  HsdsTermQuery,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Public, ReturnsBytes } from '../platform/http/route.js';
import { type Detail, HsdsService } from './hsds.service.js';
import type { HsdsFilter } from './hsds-filter.js';
import { RecordIdPipe } from './record-id.pipe.js';

const json = 'application/json; charset=utf-8';
const pageOf = ({ page, per_page: perPage }: HsdsListQuery) => ({ page, perPage });
const detailOf = ({ full, minimal }: { full?: string; minimal?: string }): Detail =>
  minimal === 'true' ? 'minimal' : full === 'true' ? 'full' : 'flat';

/** The read API of Open Referral HSDS 3.0, by the standard's own paths and names, for other people's programs. */
@Controller('hsds')
export class HsdsController {
  constructor(private readonly hsds: HsdsService) {}

  /** Which version of the standard this speaks, and where it is described. */
  @Get()
  @Public('It names the standard and nothing of ours.')
  @ReturnsBytes(json)
  base(): string {
    return JSON.stringify({
      version: '3.0',
      profile: 'https://docs.openreferral.org/en/3.0/hsds/overview.html',
      openapi_url: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json',
    });
  }

  /** Services, one page. */
  @Get('services')
  @Allow('directory.read')
  @ReturnsBytes(json)
  services(@Context() ctx: Ctx, @Query() query: HsdsServiceQuery): Promise<string> {
    return this.hsds.list(ctx, 'service', serviceFilter(query), pageOf(query), detailOf(query));
  }

  /** A service with all that belongs to it. */
  @Get('services/:serviceId')
  @Allow('directory.read')
  @ReturnsBytes(json)
  service(@Context() ctx: Ctx, @Param('serviceId', RecordIdPipe) id: string): Promise<string> {
    return this.hsds.one(ctx, 'service', id);
  }

  /** Services at their places, one page. */
  @Get('service_at_locations')
  @Allow('directory.read')
  @ReturnsBytes(json)
  places(@Context() ctx: Ctx, @Query() query: HsdsPlaceQuery): Promise<string> {
    const { postcode, proximity } = query;
    const filter = { ...serviceFilter(query), postcode, proximity };
    return this.hsds.list(ctx, 'service_at_location', filter, pageOf(query), detailOf(query));
  }

  /** A service at one of its places. */
  @Get('service_at_locations/:placeId')
  @Allow('directory.read')
  @ReturnsBytes(json)
  place(@Context() ctx: Ctx, @Param('placeId', RecordIdPipe) id: string): Promise<string> {
    return this.hsds.one(ctx, 'service_at_location', id);
  }

  /** Organizations, one page. */
  @Get('organizations')
  @Allow('directory.read')
  @ReturnsBytes(json)
  organizations(@Context() ctx: Ctx, @Query() query: HsdsOrganizationQuery): Promise<string> {
    const isFull = query.full === 'true' || query.full_service === 'true';
    return this.hsds.list(ctx, 'organization', { search: query.search }, pageOf(query), isFull ? 'full' : 'flat');
  }

  /** An organization with its services and locations. */
  @Get('organizations/:organizationId')
  @Allow('directory.read')
  @ReturnsBytes(json)
  organization(
    @Context() ctx: Ctx,
    @Param('organizationId', RecordIdPipe) id: string,
    @Query() _query: HsdsOneOrganizationQuery,
  ): Promise<string> {
    return this.hsds.one(ctx, 'organization', id);
  }

  /** Taxonomies, one page. */
  @Get('taxonomies')
  @Allow('directory.read')
  @ReturnsBytes(json)
  taxonomies(@Context() ctx: Ctx, @Query() query: HsdsListQuery): Promise<string> {
    return this.hsds.list(ctx, 'taxonomy', { search: query.search }, pageOf(query), 'full');
  }

  /** One taxonomy. */
  @Get('taxonomies/:taxonomyId')
  @Allow('directory.read')
  @ReturnsBytes(json)
  taxonomy(@Context() ctx: Ctx, @Param('taxonomyId', RecordIdPipe) id: string): Promise<string> {
    return this.hsds.one(ctx, 'taxonomy', id);
  }

  /** Terms of taxonomies, one page. */
  @Get('taxonomy_terms')
  @Allow('directory.read')
  @ReturnsBytes(json)
  terms(@Context() ctx: Ctx, @Query() query: HsdsTermQuery): Promise<string> {
    const { search, taxonomy_id: taxonomyId, parent_id: parentId, top_only: topOnly } = query;
    return this.hsds.list(
      ctx,
      'taxonomy_term',
      { search, taxonomyId, parentId, topOnly: topOnly === 'true' },
      pageOf(query),
      'full',
    );
  }

  /** One term of a taxonomy. */
  @Get('taxonomy_terms/:termId')
  @Allow('directory.read')
  @ReturnsBytes(json)
  term(@Context() ctx: Ctx, @Param('termId', RecordIdPipe) id: string): Promise<string> {
    return this.hsds.one(ctx, 'taxonomy_term', id);
  }
}

function serviceFilter(query: HsdsServiceQuery): HsdsFilter {
  return {
    search: query.search,
    taxonomyTermId: query.taxonomy_term_id,
    taxonomyId: query.taxonomy_id,
    organizationId: query.organization_id,
    modifiedAfter: query.modified_after && instantOf(query.modified_after),
  };
}

/** A plus that was not escaped in the address comes as a space. */
const instantOf = (text: string): string => new Date(text.replace(' ', '+')).toISOString();
