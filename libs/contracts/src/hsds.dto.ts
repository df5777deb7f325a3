// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { IsOptional, Matches } from 'class-validator';
import { recordId } from './directory.dto.js';
import { IsCode, IsPlainText, IsWhole } from './fields.js';

/** Lists of the standard's API, by the standard's own names (HSDS API 3.0). */
export class HsdsListQuery {
  /** Words to look for. */
  @IsOptional() @IsPlainText({ max: 200 }) search?: string;
  @IsOptional() @Type(() => Number) @IsWhole({ min: 1, max: 100000 }) page?: number;
  /** 1 to 1000; 50 unless told. */
  @IsOptional() @Type(() => Number) @IsWhole({ min: 1, max: 1000 }) per_page?: number;
  @IsOptional() @IsCode(['json']) format?: string;
}
const yesOrNo = ['true', 'false'];
export class HsdsOrganizationQuery extends HsdsListQuery {
  @IsOptional() @IsCode(yesOrNo) full?: string;
  @IsOptional() @IsCode(yesOrNo) full_service?: string;
}
export class HsdsOneOrganizationQuery {
  @IsOptional() @IsCode(yesOrNo) full_service?: string;
}
export class HsdsTermQuery extends HsdsListQuery {
  @IsOptional() @Matches(recordId) taxonomy_id?: string;
  @IsOptional() @IsCode(yesOrNo) top_only?: string;
  @IsOptional() @Matches(recordId) parent_id?: string;
}
export class HsdsServiceQuery extends HsdsListQuery {
  @IsOptional() @Matches(recordId) taxonomy_term_id?: string;
  @IsOptional() @Matches(recordId) taxonomy_id?: string;
  @IsOptional() @Matches(recordId) organization_id?: string;
  /** A day, or an instant as RFC 3339 writes it. */
  @IsOptional()
  @Matches(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+ -](?:0\d|1[0-4]):[0-5]\d))?$/,
  )
  modified_after?: string;
  @IsOptional() @IsCode(yesOrNo) minimal?: string;
  @IsOptional() @IsCode(yesOrNo) full?: string;
}
export class HsdsPlaceQuery extends HsdsServiceQuery {
  /** A ZIP code. */
  @IsOptional() @Matches(/^\d{5}$/) postcode?: string;
  /** Metres; 40000 unless told. */
  @IsOptional() @Type(() => Number) @IsWhole({ min: 1, max: 1_000_000 }) proximity?: number;
}
