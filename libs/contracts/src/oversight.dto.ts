// SPDX-License-Identifier: Apache-2.0
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, Matches } from 'class-validator';
import { IsCalendarDate, IsCode, IsId, IsInstant } from './fields.js';
import { PageQuery } from './page.dto.js';

/** Whether the policy let someone: yes, no, or only after proving the second factor again. */
export const auditDecisions = ['allow', 'deny', 'step-up'] as const;
/** What became of it. Every denial is refused; so is a sign-in with a wrong code. */
export const auditOutcomes = ['done', 'refused'] as const;

/** What to look for in the audit; what is left out is not narrowed. Asked by POST, so that no id stands in an address. */
export class AuditSearch extends PageQuery {
  /** Events at or after this instant. */
  @IsOptional() @IsInstant() from?: string;
  /** Events before this instant. */
  @IsOptional() @IsInstant() to?: string;
  /** What this person did. */
  @IsOptional() @IsId() actorId?: string;
  /** What was shown or changed of this youth, or refused. */
  @IsOptional() @IsId() youthId?: string;
  /** Any of these acts, by the codes that the list of actions gives. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/, { each: true })
  actions?: string[];
  @IsOptional() @IsCode(auditDecisions) decision?: string;
  @IsOptional() @IsCode(auditOutcomes) outcome?: string;
}

/** Which events go into a file; asked as a search is, but over days that are named. */
export class ExportAudit {
  /** Events at or after this instant. */
  @IsInstant() from!: string;
  /** Events before this instant, at most 366 days later. */
  @IsInstant() to!: string;
  @IsOptional() @IsId() actorId?: string;
  @IsOptional() @IsId() youthId?: string;
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/, { each: true })
  actions?: string[];
  @IsOptional() @IsCode(auditDecisions) decision?: string;
  @IsOptional() @IsCode(auditOutcomes) outcome?: string;
}

/** How much happened, per day and person. */
export class AuditCountQuery {
  /** First day, by the agency's calendar. */
  @IsCalendarDate() from!: string;
  /** Last day; at most 92 days, both included. */
  @IsCalendarDate() to!: string;
  @IsOptional() @IsId() actorId?: string;
  @IsOptional() @IsId() youthId?: string;
}

/** A youth an event showed. Whoever does not see case files gets the id alone. */
export class AuditedYouth {
  id!: string;
  caseCode!: string | null;
}

/** One event. Ids and codes only; the names are those the accounts have today. */
export class AuditEventView {
  id!: string;
  at!: string;
  /** All zeros: someone without a session, or whoever runs the installation. */
  actorId!: string;
  actorName!: string | null;
  /** The role they had then. */
  actorRole!: string;
  action!: string;
  resource!: string;
  /** null when the event also showed youth out of your reach. */
  resourceId!: string | null;
  youth!: AuditedYouth[];
  /** How many more youth the event showed or named, out of your reach. */
  youthNotShown!: number;
  relation!: string | null;
  decision!: string;
  outcome!: string;
  reasonCode!: string | null;
  /** Names of fields, or the criteria of a search; never values. */
  fieldsTouched!: string[];
  resultCount!: number | null;
  versionBefore!: number | null;
  versionAfter!: number | null;
  requestId!: string;
}
export class AuditPage {
  items!: AuditEventView[];
  /** Send as `cursor`, with the same criteria, for the next page; null on the last. */
  next!: string | null;
}

export class AuditActTimes {
  action!: string;
  times!: number;
}
/** Someone who saw a youth's file, or was refused it. */
export class AuditPerson {
  actorId!: string;
  actorName!: string | null;
  actorRole!: string;
  firstAt!: string;
  lastAt!: string;
  times!: number;
  /** How many of these were refused. */
  refused!: number;
  /** What they did, the most frequent first. */
  acts!: AuditActTimes[];
}
/** Who saw this youth's file: everyone, the latest first, and the newest events. */
export class AuditOfYouth {
  id!: string;
  caseCode!: string | null;
  people!: AuditPerson[];
  /** Its `next` goes on in a search for this youth. */
  events!: AuditPage;
}

export class AuditDay {
  day!: string;
  times!: number;
  refused!: number;
}
export class AuditPersonCounts {
  actorId!: string;
  actorName!: string | null;
  actorRole!: string;
  times!: number;
  refused!: number;
  /** Days on which something happened. */
  days!: AuditDay[];
}
export class AuditCounts {
  /** All people together, on days on which something happened. */
  days!: AuditDay[];
  /** The busiest first. */
  people!: AuditPersonCounts[];
}

export class AuditAction {
  action!: string;
  resource!: string;
}
export class AuditActions {
  items!: AuditAction[];
}

/** Someone who opened a youth's file, or was refused it. */
export class FileLook {
  userId!: string;
  /** Null: no account of this agency. */
  displayName!: string | null;
  role!: string;
  /** UTC. */
  firstAt!: string;
  lastAt!: string;
  times!: number;
  /** How many of these were refused. */
  refused!: number;
}
/** Who opened this file in the last 90 days, the latest first, the reader included. */
export class FileLooks {
  items!: FileLook[];
}
