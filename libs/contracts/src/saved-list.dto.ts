// SPDX-License-Identifier: Apache-2.0
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { Fit, recordId, ServiceView } from './directory.dto.js';
import { IsPlainText } from './fields.js';

export const servicesOnList = 20;

/** A new list for one youth. Whoever lives with them sees it once it is shared. */
export class SaveList {
  @IsPlainText({ max: 80 }) name!: string;
  /** Ids of services of the directory, in the order in which they are to be tried. */
  @IsArray() @ArrayMaxSize(servicesOnList) @ArrayUnique() @Matches(recordId, { each: true }) serviceIds!: string[];
}
/** What is left out stays as it is. */
export class ChangeList {
  @IsOptional() @IsPlainText({ max: 80 }) name?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(servicesOnList) @ArrayUnique() @Matches(recordId, { each: true }) serviceIds?: string[];
  /** Whether those see it with whom the youth lives, as long as the youth lives there. */
  @IsOptional() @IsBoolean() isShared?: boolean;
}

export class SavedListSummary {
  id!: string;
  youthId!: string;
  name!: string;
  count!: number;
  /** Since when whoever lives with the youth sees it. */
  sharedAt!: string | null;
  changedAt!: string;
  version!: number;
}
/** Lists for a youth, the one that was changed last first. */
export class SavedLists {
  items!: SavedListSummary[];
}
export class SavedService {
  service!: ServiceView;
  fit!: Fit;
}
/** A list with its services as the directory has them today; confidential places are never among them. */
export class SavedListView extends SavedListSummary {
  services!: SavedService[];
}
