// SPDX-License-Identifier: Apache-2.0
import { IsBoolean, IsOptional } from 'class-validator';
import { IsBytes, IsCode, IsWhole } from './fields.js';

/** The tables of HSDS that a single CSV file can be of. */
export const hsdsTables = ['organization', 'service', 'location', 'service_at_location', 'taxonomy', 'taxonomy_term'] as const;

/** An import of the directory: how long its file is. The file follows in parts. */
export class BeginImport {
  /** Of the whole file; at most 512 MB. */
  @IsWhole({ min: 1, max: 512_000_000 }) bytes!: number;
  /** Only look what would happen: nothing is changed. */
  @IsBoolean() isDryRun!: boolean;
  /** What a CSV file is a table of; of JSON and ZIP files it is not asked. */
  @IsOptional() @IsCode(hsdsTables) table?: string;
}

/** A part of the file: 720,000 bytes, the last one what is left. */
export class ImportPart {
  /** From 1. */
  @IsWhole({ min: 1, max: 1_000 }) number!: number;
  /** In base64. */
  @IsBytes({ max: 720_000 }) content!: string;
}

/** Nothing is asked: the whole directory, without what is confidential. */
export class AskExport {
  /** The service records that are no longer offered as well. */
  @IsOptional() @IsBoolean() withInactive?: boolean;
}
