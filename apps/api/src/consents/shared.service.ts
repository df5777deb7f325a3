// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ReceivedView, SharedView } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { noticesOf, toldIn } from './consent.view.js';
import { sharedOpened } from './consents.events.js';

interface Received {
  id: string;
  what_enc: string | null;
  asked_enc: string | null;
  classes: string[];
  protections: string[];
  how: string;
  at: string;
}
interface SharedRow {
  id: string;
  youth_id: string;
  wrapped: Buffer;
  purpose_enc: Buffer;
  information_enc: Buffer;
  classes: string[];
  starts_on: string;
  expires_on: string;
  received: Received[];
}
// Row security lets a partner see the consents that hold to their organization, and what left under these. By index first:
// it would ask of every consent of the agency else. The newest 200; youth whose key was destroyed are forgotten.
const shared = `select c.id, c.youth_id, k.wrapped, c.purpose_enc, c.information_enc, c.classes, c.starts_on::text, c.expires_on::text,
    array(select jsonb_build_object('id', d.id, 'what_enc', encode(d.what_enc, 'base64'),
        'asked_enc', encode(d.asked_enc, 'base64'), 'classes', d.classes, 'protections', d.protections,
        'how', d.how, 'at', d.disclosed_at) from harbor.disclosure d where d.agency_id = $1 and d.consent_id = c.id
      order by d.disclosed_at desc, d.id) as received
  from harbor.account u join harbor.consent c on c.agency_id = u.agency_id and c.organization_id = u.organization_id
  join harbor.data_key k on k.agency_id = c.agency_id and k.id = c.youth_id and k.wrapped is not null
  where u.agency_id = $1 and u.id = $2 order by c.recorded_at desc, c.id limit 200`;

/** What is shared with a partner's organization. */
@Injectable()
export class SharedService {
  constructor(private readonly ledger: Ledger) {}

  /** One event, with every youth of whom something was shown. */
  open(ctx: Ctx): Promise<SharedView[]> {
    return this.ledger.read(ctx, async (tx) => {
      const rows = await tx.rows<SharedRow>('shared', shared, [ctx.actor.agencyId, ctx.actor.userId]);
      const subjects = [...new Set(rows.map((row) => row.youth_id))];
      tx.record(sharedOpened, { subjects, relation: 'shared', resultCount: rows.length });
      return Promise.all(rows.map(async (row) => viewShared(row, await tx.cipherFrom(row.youth_id, row.wrapped))));
    });
  }
}

function viewShared(row: SharedRow, cipher: Cipher): SharedView {
  const { id, classes, starts_on: startsOn, expires_on: expiresOn } = row;
  const text = (field: string, bytes: Buffer) => cipher.decrypt(`consent.${field}`, id, bytes);
  return {
    id,
    purpose: text('purpose', row.purpose_enc),
    information: text('information', row.information_enc),
    classes,
    startsOn,
    expiresOn,
    received: row.received.map((one) => viewReceived(one, cipher)),
  };
}

function viewReceived({ id, what_enc, asked_enc, classes, protections, how, at }: Received, cipher: Cipher): ReceivedView {
  return {
    id,
    ...toldIn(id, bytesOf(what_enc), bytesOf(asked_enc), cipher),
    classes,
    notices: noticesOf(protections),
    how,
    at: new Date(at).toISOString(),
  };
}

const bytesOf = (text: string | null): Buffer | null => (text === null ? null : Buffer.from(text, 'base64'));
