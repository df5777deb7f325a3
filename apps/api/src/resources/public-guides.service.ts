// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { GuideCredit, GuideLanguage } from '@harbor/contracts';
import { Ledger } from '../ledger/index.js';
import type { GradedText } from './guide.entities.js';

/** A guide that is published for the public. */
export interface PublicGuide {
  id: string;
  agencyCode: string;
  topics: string[];
  texts: Record<GuideLanguage, GradedText>;
  credits: GuideCredit[];
  publishedAt: Date;
  isReviewDue: boolean;
}
interface Row extends Pick<PublicGuide, 'id' | 'topics' | 'texts' | 'credits'> {
  agency_code: string;
  published_at: Date;
  is_review_due: boolean;
}
/** Whoever visits, and however often: the database is asked at most once in so many milliseconds. */
const keptMs = 2_000;

/** What anybody may read. A look at it leaves no trace: it is about nobody, and nobody has to say who they are. */
@Injectable()
export class PublicGuides {
  private kept: { until: number; guides: Promise<PublicGuide[]> } | undefined;

  constructor(private readonly ledger: Ledger) {}

  /** The newest first, at most 500; of every agency of this installation. */
  all(): Promise<PublicGuide[]> {
    const now = performance.now();
    if (!this.kept || this.kept.until < now) {
      const guides = this.read();
      this.kept = { until: now + keptMs, guides };
      guides.catch(() => (this.kept = undefined));
    }
    return this.kept.guides;
  }

  private async read(): Promise<PublicGuide[]> {
    const asked = { name: 'public-guides', text: 'select * from gate.public_guides()', values: [] };
    return ((await this.ledger.query(asked)) as Row[]).map((row) => {
      const { id, topics, texts, credits, agency_code: agencyCode, published_at: publishedAt, is_review_due: isReviewDue } = row;
      return { id, topics, texts, credits, agencyCode, publishedAt, isReviewDue };
    });
  }
}
