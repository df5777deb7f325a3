// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ConsentView, RecallNoticeView, SendRecallNotice, WithdrawConsent } from '@harbor/contracts';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { YouthService } from '../youth/index.js';
import { Consent, Disclosure, RecallNotice } from './consent.entities.js';
import { ConsentService } from './consent.service.js';
import { viewRecall } from './consent.view.js';
import { RecallSentAlready, WithdrawnAlready } from './consents.errors.js';
import { consentsListed, consentWithdrawn, recallSent } from './consents.events.js';

/** Taking a consent back, and telling who received something under it. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly consents: ConsentService,
  ) {}

  /**
   * From COMMIT nothing leaves under this consent. In turn with every disclosure: one that came first makes a recall
   * notice, one that comes later is refused. Asks for no second factor, so that nothing holds it up.
   *
   * @throws NotVisible, WithdrawnAlready, StaleVersion
   */
  withdraw(ctx: Ctx, youthId: string, consentId: string, version: number, asked: WithdrawConsent): Promise<ConsentView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { agencyId, userId } = ctx.actor;
        const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
        const consent = await tx.one(Consent, { where: { agencyId, youthId, id: consentId } });
        if (consent.withdrawnAt && version === consent.version) throw new WithdrawnAlready();
        const withdrawnAt = await tx.at();
        await tx.change(Consent, consentId, version, { withdrawnAt, withdrawnBy: userId, withdrawnAs: asked.by });
        const left = await tx.find(Disclosure, { where: { agencyId, youthId, consentId }, take: 1 });
        if (left.length > 0) {
          const notice = { id: randomUUID(), youthId, consentId, madeAt: withdrawnAt, sentAt: null, sentBy: null, how: null };
          await tx.insert(RecallNotice, notice, { uq_recall_notice_once: () => new WithdrawnAlready() });
        }
        tx.record(consentWithdrawn, { resourceId: consentId, subjects: [youthId], relation, reasonCode: asked.by });
        return this.consents.one(tx, ctx, youthId, consentId, cipher);
      },
      async (tx) => {
        const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
        tx.record(consentsListed, { resourceId: consentId, subjects: [youthId], relation });
        return this.consents.one(tx, ctx, youthId, consentId, cipher);
      },
    );
  }

  /** Writes down that the recipient was told. @throws NotVisible, RecallSentAlready, StaleVersion */
  sendRecall(ctx: Ctx, youthId: string, noticeId: string, version: number, { how }: SendRecallNotice): Promise<RecallNoticeView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { relation } = await this.youth.open(tx, ctx, youthId);
        const notice = await this.notice(tx, ctx, youthId, noticeId);
        if (notice.sentAt && version === notice.version) throw new RecallSentAlready();
        const sentAt = await tx.at();
        const next = await tx.change(RecallNotice, noticeId, version, { sentAt, sentBy: ctx.actor.userId, how });
        tx.record(recallSent, { resourceId: noticeId, subjects: [youthId], relation });
        return viewRecall({ ...notice, sentAt, how, version: next });
      },
      async (tx) => {
        const { relation } = await this.youth.open(tx, ctx, youthId);
        const notice = await this.notice(tx, ctx, youthId, noticeId);
        tx.record(consentsListed, { resourceId: noticeId, subjects: [youthId], relation });
        return viewRecall(notice);
      },
    );
  }

  private notice(tx: ReadTx, ctx: Ctx, youthId: string, id: string): Promise<RecallNotice> {
    return tx.one(RecallNotice, { where: { agencyId: ctx.actor.agencyId, youthId, id } });
  }
}
