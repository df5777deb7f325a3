// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches, ValidateNested } from 'class-validator';
import { IsCalendarDate, IsCode, IsId, IsNullable, IsPlainText, IsWhole } from './fields.js';

export const planStages = ['in_placement', 'while_missing', 'at_recovery', 'first_72_hours', 'transition'] as const;
export type PlanStage = (typeof planStages)[number];
/** Whose words: the youth's own, the worker's, or the youth's through an interpreter. */
export const voices = ['youth', 'worker', 'interpreter'] as const;
/** How a worker knows: seen, told by someone, or concluded. */
export const bases = ['observed', 'reported', 'assessed'] as const;
export const audiences = ['youth_and_worker', 'team', 'caregiver'] as const;
/** What a youth can say to the plan as it was read back. */
export const youthAnswers = ['agrees', 'agrees_in_part', 'does_not_agree'] as const;
export type YouthAnswer = (typeof youthAnswers)[number];
export const agreements = [...youthAnswers, 'not_asked'] as const;
/** Why someone opens what is shown closed. */
export const closedReasons = ['planning', 'supervision', 'safety_concern', 'court', 'complaint'] as const;
/** What a plan is printed as: all of it, the part for the people the youth lives with, or a card to carry. */
export const printForms = ['full', 'caregiver', 'card'] as const;
const sectionCode = /^[a-z][a-z0-9_]{1,39}$/;

/** One line of a plan, new (a fresh id) or changed (an id of the draft). */
export class PutPlanItem {
  /** Made by the client, so that a save that is sent twice adds one line. */
  @IsId() id!: string;
  @Matches(sectionCode) section!: string;
  @IsPlainText({ max: 4000, lines: true }) text!: string;
  @IsCode(voices) voice!: (typeof voices)[number];
  /** Needed for a worker's line; left out for the youth's own words. */
  @IsOptional() @IsNullable() @IsCode(bases) basis?: (typeof bases)[number] | null;
  @IsCode(audiences) audience!: (typeof audiences)[number];
}

/** An autosave: only what changed since the last. */
export class ChangePlanDraft {
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => PutPlanItem) items?: PutPlanItem[];
  /** Ids of lines to take out. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsId({ each: true }) remove?: string[];
  /** Sections the youth chose to skip. */
  @IsOptional() @IsArray() @ArrayMaxSize(40) @ArrayUnique() @Matches(sectionCode, { each: true }) skipped?: string[];
  @IsOptional() @IsCode(planStages) stage?: PlanStage;
}

export class StartPlanDraft {
  @IsCode(planStages) stage!: PlanStage;
  /** Begin with the lines of this earlier revision instead of the last one. */
  @IsOptional() @IsWhole({ min: 1, max: 100000 }) restore?: number;
  /** Begin with the lines of the draft that was set aside last. Not together with `restore`. */
  @IsOptional() @IsBoolean() resume?: boolean;
}

/** The youth's answer to the lines as they were read back. Help does not depend on it. */
export class AnswerPlan {
  @IsCode(youthAnswers) agreement!: YouthAnswer;
}

/** The youth takes back words of their own. */
export class WithdrawWords {
  @IsId() itemId!: string;
}

export class DecideOnDraft {
  @IsCode(['approve', 'send_back']) decision!: 'approve' | 'send_back';
  /** What the worker has to know. Needed when sending back; welcome when approving. */
  @IsOptional() @IsPlainText({ max: 1000, lines: true }) why?: string;
}

export class SignPlan {
  @IsCode(agreements) agreement!: (typeof agreements)[number];
  /** Needed when the youth was not asked; welcome when they agree in part or do not agree. */
  @IsOptional() @IsPlainText({ max: 1000, lines: true }) why?: string;
  /** Agency's calendar; when left out, the agency's usual number of days from today. */
  @IsOptional() @IsCalendarDate() reviewBy?: string;
}

export class PlanItemView {
  id!: string;
  section!: string;
  /** null while the line is shown closed. */
  text!: string | null;
  voice!: string;
  basis!: string | null;
  audience!: string;
  /** Restricted section, or between the youth and their worker: opened apart, with a reason. */
  isClosed!: boolean;
  /** The youth's words once together mode was left: nobody edits them, only the youth withdraws them. */
  isKept!: boolean;
}

export class PlanDraftView {
  id!: string;
  stage!: string;
  /** draft, proposed, approved, signed or set_aside. */
  status!: string;
  templateId!: string;
  /** The revision it began with; 0 for a first plan. */
  basedOn!: number;
  isTogether!: boolean;
  /** What the youth said to these lines; null until they did, and again once a line has changed. */
  agreement!: string | null;
  items!: PlanItemView[];
  skipped!: string[];
  startedBy!: string;
  startedByName!: string;
  /** When a line was last saved or taken back, UTC; null for a draft that was last saved before this was kept. */
  savedAt!: string | null;
  savedByName!: string | null;
  proposedBy!: string | null;
  proposedByName!: string | null;
  proposedAt!: string | null;
  /** Of the last decision. `status` says whether it still stands: a draft sent back and proposed again shows why it was sent back. */
  decidedBy!: string | null;
  decidedByName!: string | null;
  decidedAt!: string | null;
  decidedWhy!: string | null;
  version!: number;
}

export class PlanRevisionView {
  id!: string;
  number!: number;
  /** The version of the template it was made with: its headings are read there. */
  templateId!: string;
  stage!: string;
  items!: PlanItemView[];
  skipped!: string[];
  agreement!: string;
  agreementWhy!: string | null;
  signedBy!: string;
  signedByName!: string;
  /** UTC. */
  signedAt!: string;
  approvedBy!: string | null;
  reviewBy!: string;
}

export class PlanRevisionItem {
  number!: number;
  stage!: string;
  agreement!: string;
  signedBy!: string;
  signedByName!: string;
  signedAt!: string;
  reviewBy!: string;
}
export class PlanRevisionList {
  items!: PlanRevisionItem[];
}

export class AcknowledgementView {
  userId!: string;
  displayName!: string;
  number!: number;
  acknowledgedAt!: string;
}
/** Where the plan stands, in one look. */
export class SafetyPlanView {
  /** null until the first draft is begun. */
  id!: string | null;
  /** 0 until the first is signed. */
  currentRevision!: number;
  stage!: string | null;
  reviewBy!: string | null;
  isReviewDue!: boolean;
  draftId!: string | null;
  draftStatus!: string | null;
  draftVersion!: number | null;
  /** Stage of a draft that was set aside since the last signing and can be resumed. */
  setAsideStage!: string | null;
  acknowledgements!: AcknowledgementView[];
}

export class CompareQuery {
  @Type(() => Number) @IsWhole({ min: 1, max: 100000 }) from!: number;
  @Type(() => Number) @IsWhole({ min: 1, max: 100000 }) to!: number;
}
export class WordChange {
  /** same, added or removed. */
  kind!: string;
  text!: string;
}
/** One mark of a line; `before` is null for a line that was added, `after` for one that was taken out, both where it has none. */
export class MarkChange {
  before!: string | null;
  after!: string | null;
}
export class ComparedItem {
  id!: string;
  section!: string;
  /** The section it stood in; null when it stands where it stood. */
  movedFrom!: string | null;
  /** added, removed or changed. */
  kind!: string;
  /** Empty for a line that is shown closed, before or after: its marks are told, its words are not. */
  words!: WordChange[];
  isClosed!: boolean;
  /** Who may read it; null when that did not change. */
  audience!: MarkChange | null;
  /** Whose words; null when that did not change. */
  voice!: MarkChange | null;
  /** How the worker knows; null when that did not change. */
  basis!: MarkChange | null;
}
/** Only what changed: by word, by who may read it, whose words they are and how it is known. */
export class PlanComparison {
  from!: number;
  to!: number;
  items!: ComparedItem[];
}
export class CompareDraftQuery {
  /** A signed revision; the one in force, when left out. */
  @IsOptional() @Type(() => Number) @IsWhole({ min: 1, max: 100000 }) from?: number;
}
/** What signing the draft would change. */
export class DraftComparison {
  /** 0 when there is nothing before: every line is new. */
  from!: number;
  draftId!: string;
  /** The version of the draft that was compared. */
  draftVersion!: number;
  items!: ComparedItem[];
}

export class ClosedQuery {
  @IsCode(closedReasons) reason!: (typeof closedReasons)[number];
}
export class ClosedItems {
  items!: PlanItemView[];
}

export class CaregiverPlanItem {
  section!: string;
  sectionTitle!: string;
  text!: string;
  /** True for the youth's own words, to be shown as a quotation. */
  isQuote!: boolean;
}
/** The caregivers' copy: made when a revision is signed, of the lines marked for caregivers and nothing else. */
export class CaregiverPlanView {
  id!: string;
  number!: number;
  stage!: string;
  publishedAt!: string;
  items!: CaregiverPlanItem[];
  /** When I acknowledged this one; null when not yet. */
  acknowledgedAt!: string | null;
}
/** What caregivers would get if the draft were signed now. */
export class CaregiverPreview {
  items!: CaregiverPlanItem[];
}
export class CaregiverPlanQuery {
  /** That of one's account, when left out. */
  @IsOptional() @IsCode(['en', 'es']) language?: 'en' | 'es';
}
export class AcknowledgePlan {
  /** The number of the copy that was read. */
  @IsWhole({ min: 1, max: 100000 }) number!: number;
}
export class Acknowledged {
  number!: number;
  acknowledgedAt!: string;
}

/** A print is made: it leaves the house, so it is asked for apart and leaves an event. */
export class PrintPlan {
  @IsCode(printForms) form!: (typeof printForms)[number];
  /** Of the titles, that of one's account when left out; the words stay as they were said. */
  @IsOptional() @IsCode(['en', 'es']) language?: 'en' | 'es';
}
/** A print as a file. What stands on a card is picked by the youth, so it comes along. */
export class DownloadPlan extends PrintPlan {
  /** Of a card: its title. "My list" in the language asked for when left out; none when empty. */
  @IsOptional() @IsPlainText({ min: 0, max: 40 }) cardTitle?: string;
  /** Of a card: ids of the lines on it, in their order. Needed for a card, and for nothing else. */
  @IsOptional() @IsArray() @ArrayMaxSize(6) @ArrayUnique() @IsId({ each: true }) lines?: string[];
}
export class PrintedLine extends CaregiverPlanItem {
  id!: string;
}
/** What goes on paper: never a line that is shown closed, nor one the youth took back. */
export class PrintedPlan {
  number!: number;
  form!: string;
  stage!: string;
  /** UTC. */
  signedAt!: string;
  reviewBy!: string;
  items!: PrintedLine[];
  /** How many lines are shown closed and so not printed; of the caregivers' part 0, which does not hint. */
  leftOut!: number;
}

export class TemplateQuery {
  /** That of one's account, when left out. */
  @IsOptional() @IsCode(['en', 'es']) language?: 'en' | 'es';
}
export class TemplateSectionView {
  code!: string;
  title!: string;
  prompt!: string;
  why!: string;
  whoSees!: string;
  stages!: string[];
  suggestedAudience!: string;
  canSkip!: boolean;
  isClosed!: boolean;
}
export class PlanTemplateItem {
  id!: string;
  code!: string;
  templateVersion!: number;
  /** Agency's calendar. */
  effectiveOn!: string;
  /** Drafts begun today are made with it. */
  isCurrent!: boolean;
}
/** Newest first; also those that come into force later. */
export class PlanTemplateList {
  items!: PlanTemplateItem[];
}
export class PlanTemplateView {
  id!: string;
  code!: string;
  templateVersion!: number;
  effectiveOn!: string;
  language!: string;
  sections!: TemplateSectionView[];
}
