// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { dateIn } from '@harbor/calendar';
import type { ConsentView, RecordConsent } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import { Ledger, type ReadTx, type Refusals } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible, Unprocessable } from '../platform/refusal.js';
import { AgencyService } from '../people/index.js';
import { YouthService } from '../youth/index.js';
import { Consent } from './consent.entities.js';
import { type ConsentRow, viewConsent } from './consent.view.js';
import { NeedsSecondPerson, NotASecondPerson, NotStaffHere, RecipientNotSafe, SignerNotSafe } from './consents.errors.js';
import { consentRecorded, consentsListed } from './consents.events.js';
import { SharingService } from './sharing.service.js';
import { problemsOf } from './signing-rules.js';

const consents = `select c.id, c.version, c.organization_id, c.recipient_enc, c.purpose_enc, c.information_enc, c.interpreter_enc, c.parent_enc,
    c.classes, c.protections, c.text_version, c.language, c.signed_on::text, c.starts_on::text, c.expires_on::text, c.signers,
    c.may_consent_alone, s.display_name as signer_name, p.display_name as checker_name, r.display_name as recorder_name, c.recorded_at, c.withdrawn_at, c.withdrawn_as,
    c.id in (select gate.holding_consents($2)) as holds, (harbor.now() at time zone g.time_zone)::date::text as today,
    (select count(*)::int from harbor.disclosure d where d.agency_id = $1 and d.youth_id = $2 and d.consent_id = c.id) as disclosures,
    n.id as recall_id, n.made_at as recall_made_at, n.sent_at as recall_sent_at, n.how as recall_how, n.version as recall_version
  from harbor.consent c join harbor.agency g on g.agency_id = c.agency_id
  join harbor.account r on r.agency_id = c.agency_id and r.id = c.recorded_by
  left join harbor.account s on s.agency_id = c.agency_id and s.id = c.agency_signer_id
  left join harbor.account p on p.agency_id = c.agency_id and p.id = c.parent_checked_by
  left join harbor.recall_notice n on n.agency_id = c.agency_id and n.consent_id = c.id
  where c.agency_id = $1 and c.youth_id = $2`;

const refusals: Refusals = {
  ck_consent_signers_are_safe: () => new SignerNotSafe(),
  ck_consent_recipient_is_safe: () => new RecipientNotSafe(),
  ck_consent_agency_signer_is_staff: () => new NotStaffHere(),
  fk_consent_agency_signer: () => new NotStaffHere(),
  ck_consent_second_person: () => new NeedsSecondPerson(),
  ck_consent_second_person_is_another: () => new NotASecondPerson(),
  fk_consent_parent_checked_by: () => new NotASecondPerson(),
};

/** What a youth agreed to in writing, and whether it holds. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly sharing: SharingService,
    private readonly agency: AgencyService,
  ) {}

  /** All of them, the last recorded first. @throws NotVisible */
  list(ctx: Ctx, youthId: string): Promise<ConsentView[]> {
    return this.ledger.read(ctx, async (tx) => {
      const [{ cipher, relation }, rows] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        tx.rows<ConsentRow>('consents', `${consents} order by c.recorded_at desc, c.id`, [ctx.actor.agencyId, youthId]),
      ]);
      tx.record(consentsListed, { subjects: [youthId], relation, resultCount: rows.length });
      return rows.map((row) => viewConsent(row, cipher));
    });
  }

  /**
   * Keeps a consent as it was signed: VOCA and VAWA ask that it be informed, written and limited in time (28 CFR 90.4,
   * 94.115), and 42 CFR 2.31 that it say who, what, to whom and why. Whoever is suspected of harming the youth, or is
   * declared in conflict, signs nothing; the database compares the names at COMMIT, word by word, in turn with whoever
   * records a person of concern (docs/decisions/0021). Where names are only alike a second person looks.
   *
   * @throws NotVisible, SignerNotSafe, RecipientNotSafe, NeedsSecondPerson, NotASecondPerson; Unprocessable for what `signing-rules.ts` refuses
   */
  record(ctx: Ctx, youthId: string, asked: RecordConsent): Promise<ConsentView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { cipher, relation, timeZone } = await this.youth.open(tx, ctx, youthId);
        const forms = await this.agency.consentForms(tx);
        const parentWords = asked.parentName ? await tx.nameWords(youthId, asked.parentName) : null;
        const today = dateIn(timeZone, await tx.at());
        const problems = problemsOf(asked, { today, forms, parentWords: parentWords?.length ?? 0 });
        if (problems.length > 0) throw new Unprocessable(problems);
        const { organizationId, recipient, parentName } = asked;
        const to = await this.sharing.named(tx, organizationId ? { organizationId } : { name: recipient ?? '' });
        const id = tx.newId;
        const sealed = (field: string, text: string) => cipher.encrypt(`consent.${field}`, id, text);
        const row = {
          id,
          youthId,
          organizationId: to.organizationId,
          recipient: sealed('recipient', to.name),
          recipientIndex: to.index,
          recipientWords: to.organizationId ? null : await tx.nameWords(youthId, to.name),
          purpose: sealed('purpose', asked.purpose),
          information: sealed('information', asked.information),
          classes: asked.classes,
          protections: asked.protections ?? [],
          textVersion: asked.textVersion,
          language: asked.language,
          interpreter: cipher.encryptOrNull('consent.interpreter', id, asked.interpreter),
          signedOn: asked.signedOn,
          startsOn: asked.startsOn,
          expiresOn: asked.expiresOn,
          signers: asked.signers,
          parent: cipher.encryptOrNull('consent.parent', id, parentName),
          parentIndex: parentName ? await tx.nameIndex(parentName) : null,
          parentWords,
          parentCheckedBy: asked.parentCheckedBy ?? null,
          agencySignerId: asked.agencySignerId ?? null,
          mayConsentAlone: asked.mayConsentAlone ?? false,
          isConditionOfService: asked.isConditionOfService,
          recordedBy: ctx.actor.userId,
          recordedAt: await tx.at(),
          withdrawnAt: null,
          withdrawnBy: null,
          withdrawnAs: null,
        };
        await tx.insert(Consent, row, refusals);
        tx.record(consentRecorded, { resourceId: id, subjects: [youthId], relation });
        return this.one(tx, ctx, youthId, id, cipher);
      },
      async (tx, id) => {
        const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
        tx.record(consentsListed, { resourceId: id, subjects: [youthId], relation });
        return this.one(tx, ctx, youthId, id, cipher);
      },
    );
  }

  /** As it stands in this transaction. @throws NotVisible */
  async one(tx: ReadTx, ctx: Ctx, youthId: string, id: string, cipher: Cipher): Promise<ConsentView> {
    const [row] = await tx.rows<ConsentRow>('consent', `${consents} and c.id = $3`, [ctx.actor.agencyId, youthId, id]);
    if (!row) throw new NotVisible();
    return viewConsent(row, cipher);
  }
}
