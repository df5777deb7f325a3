// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AskedHelp, disclosedClasses, disclosureDuties, disclosureWays, OfferConsent, protections } from '@harbor/contracts';
import type { ReadTx, Refusals, Tx } from '../ledger/index.js';
import type { OpenYouth } from '../youth/index.js';
import { Consent, Disclosure } from './consent.entities.js';
import { BeyondConsent, ConsentDoesNotHold, NotCovered, NotInTheDirectory, RecipientNotSafe } from './consents.errors.js';

/** An organization of the directory, or somebody by name. */
export type Recipient = { organizationId: string } | { name: string };

/** What is to leave: the classes of the file it holds, and the data in it that a law of its own protects. */
export interface Shared {
  classes: readonly (typeof disclosedClasses)[number][];
  protections?: readonly (typeof protections)[number][];
}
/**
 * Why something may leave: a consent, whose recipient it goes to; a legal duty; or whichever running consent covers it.
 */
export type Ground = { consentId: string } | { duty: (typeof disclosureDuties)[number]; to: Recipient } | { to: Recipient };
/** Something that leaves now. */
export interface Leaving extends Shared {
  /** Of the disclosure: a new one, or `tx.newId` where the disclosure is the whole act. */
  id: string;
  ground: Ground;
  /** In words; a referral's codes may say it all. */
  what?: string | undefined;
  asked?: AskedHelp;
  how: (typeof disclosureWays)[number];
}

/** What the database's rules mean here. */
const refusals: Refusals = {
  ck_disclosure_consent_holds: () => new ConsentDoesNotHold(),
  ck_disclosure_within_consent: () => new BeyondConsent(),
  ck_disclosure_recipient_is_safe: () => new RecipientNotSafe(),
};

const covering = `select a.nth::int, c.id, c.signed_on::text, c.expires_on::text
  from unnest($3::uuid[], $4::bytea[], $5::text[], $6::text[]) with ordinality a (organization, name, classes, protections, nth)
  cross join lateral (select gate.covering_consent($2, a.organization, a.name, a.classes::text[], a.protections::text[]) as id) g
  join harbor.consent c on c.agency_id = $1 and c.id = g.id`;

/** A recipient as a row names them: the index is the keyed digest of their name, 32 bytes. */
interface Named {
  organizationId: string | null;
  index: Buffer;
  name: string;
}
interface Grounded extends Named {
  consentId: string | null;
  duty: string | null;
}

/**
 * The one way by which something about a youth leaves the agency. A room that sends calls `disclose` in the transaction
 * of its own act; whoever only shows something outside asks `covers` each time, because consents end by themselves.
 */
@Injectable()
export class SharingService {
  /**
   * The running consent under which this may go to this recipient now; undefined: none. Where several do, the one that
   * names least, and of those that name as much the one signed last (docs/decisions/0021). Answers someone around the youth (assigned or supervising); to everyone else nothing is covered.
   *
   * A function of the database that has asked itself who wants to know asks `gate.covering_consent_of`, which is the same.
   */
  async covers(tx: ReadTx, youthId: string, to: Recipient, { classes, protections = [] }: Shared): Promise<string | undefined> {
    const { organizationId, index } = await this.named(tx, to);
    const [row] = await tx.rows<{ id: string | null }>(
      'covering-consent',
      'select gate.covering_consent($1, $2, $3, $4, $5) as id',
      [youthId, organizationId, index, classes, protections],
    );
    return row?.id ?? undefined;
  }

  /** The same for several at once, in their order. `name`: of whoever the directory does not have. */
  async coversEach(
    tx: ReadTx,
    youthId: string,
    asked: readonly (Shared & { organizationId: string | null; name: string })[],
  ): Promise<(OfferConsent | null)[]> {
    if (asked.length === 0) return [];
    const { agencyId } = await tx.who();
    const indexes = await Promise.all(
      asked.map(async ({ organizationId, name }) => (organizationId ? null : tx.nameIndex(name))),
    );
    const list = (codes: readonly string[]) => `{${codes.join(',')}}`;
    const rows = await tx.rows<{ nth: number; id: string; signed_on: string; expires_on: string }>(
      'covering-consents',
      covering,
      [
        agencyId,
        youthId,
        asked.map(({ organizationId }) => organizationId),
        indexes,
        asked.map(({ classes }) => list(classes)),
        asked.map(({ protections = [] }) => list(protections)),
      ],
    );
    const found = new Map(
      rows.map(({ nth, id, signed_on, expires_on }) => [nth, { id, signedOn: signed_on, expiresOn: expires_on }]),
    );
    return asked.map((_, i) => found.get(i + 1) ?? null);
  }

  /**
   * Writes that something leaves now. Its row is named in the event of the caller's transaction, who records that event;
   * the caller's permission must be one of those that `libs/policy` lets add to `disclosure`.
   *
   * The last word has COMMIT, in turn with every withdrawal: of a consent that was withdrawn, expired, or whose signer
   * must be kept away meanwhile, nothing is sent, and the whole act rolls back.
   *
   * @returns under which consent; null under a duty
   * @throws NotVisible for a consent that is not this youth's; NotCovered, ConsentDoesNotHold, BeyondConsent,
   *   RecipientNotSafe; Unprocessable for an organization that the directory does not have
   */
  async disclose(tx: Tx, youth: OpenYouth, leaving: Leaving): Promise<{ consentId: string | null }> {
    const { id, classes, protections = [], what, asked, how } = leaving;
    const { consentId, duty, organizationId, index, name } = await this.grounded(tx, youth, leaving);
    const row = {
      id,
      youthId: youth.id,
      consentId,
      duty,
      organizationId,
      recipient: youth.cipher.encrypt('disclosure.recipient', id, name),
      recipientIndex: index,
      recipientWords: duty && !organizationId ? await tx.nameWords(youth.id, name) : null,
      classes: [...classes],
      protections: [...protections],
      what: youth.cipher.encryptOrNull('disclosure.what', id, what),
      asked: youth.cipher.encryptOrNull('disclosure.asked', id, asked && JSON.stringify(asked)),
      how,
      disclosedBy: (await tx.who()).userId,
      disclosedAt: await tx.at(),
    };
    await tx.insert(Disclosure, row, refusals);
    return { consentId };
  }

  /** How a recipient is called and found again. @throws Unprocessable for an organization that the directory does not have */
  async named(tx: ReadTx, to: Recipient): Promise<Named> {
    if ('name' in to) return { organizationId: null, index: await tx.nameIndex(to.name), name: to.name };
    const { agencyId } = await tx.who();
    const [known] = await tx.rows<{ name: string }>(
      'organization-name',
      'select name from harbor.organization where agency_id = $1 and id = $2',
      [agencyId, to.organizationId],
    );
    if (!known) throw new NotInTheDirectory();
    return { organizationId: to.organizationId, index: await tx.nameIndex(known.name), name: known.name };
  }

  private async grounded(tx: ReadTx, youth: OpenYouth, { ground, ...shared }: Leaving): Promise<Grounded> {
    if ('duty' in ground) return { consentId: null, duty: ground.duty, ...(await this.named(tx, ground.to)) };
    const consentId = 'consentId' in ground ? ground.consentId : await this.covers(tx, youth.id, ground.to, shared);
    if (consentId === undefined) throw new NotCovered();
    const { agencyId } = await tx.who();
    const consent = await tx.one(Consent, { where: { agencyId, youthId: youth.id, id: consentId } });
    // As on its paper, also when the directory has another name for them now.
    const name = youth.cipher.decrypt('consent.recipient', consentId, consent.recipient);
    return { consentId, duty: null, organizationId: consent.organizationId, index: consent.recipientIndex, name };
  }
}
