// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { Entry } from '@harbor/hsds';
import type { Tx } from '../ledger/index.js';
import { NoSuchTerm } from './directory.errors.js';
import { factsOf } from './facts.js';
import { helpKinds, helpTaxonomy, termOf } from './help-kinds.js';
import { withTerms } from './kept-fields.js';
import { Taxonomy, TaxonomyTerm } from './record.entities.js';

const own = new Map(helpKinds.map((kind) => [kind.id, kind]));

/** What services are filed under. */
@Injectable()
export class TermKeeping {
  /**
   * Attributes of a service that is filed under exactly these of the agency's terms. A kind that every agency has gets its
   * term when the first service is filed under it. @throws NoSuchTerm
   */
  async filed(tx: Tx, agencyId: string, hsds: Entry, before: readonly string[], asked: readonly string[] | undefined) {
    if (asked === undefined) return {};
    const terms = asked.map((id) => id.toLowerCase());
    const rows = await tx.rows<{ id: string }>(
      'known-terms',
      'select id from harbor.taxonomy_term where agency_id = $1 and id = any ($2)',
      [agencyId, [...before, ...terms]],
    );
    const known = new Set(rows.map(({ id }) => id));
    const missing = terms.filter((id) => !known.has(id));
    if (missing.some((id) => !own.has(id))) throw new NoSuchTerm();
    await this.bring(tx, missing);
    return withTerms(hsds, terms, new Set([...known, ...missing]));
  }

  private async bring(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.keep(Taxonomy, [{ id: helpTaxonomy.id, hsds: helpTaxonomy, name: helpTaxonomy.name }]);
    const terms = ids.map((id) => ({ id, hsds: termOf(own.get(id)!) }));
    const rows = terms.map(({ id, hsds }) => ({ id, hsds, ...factsOf({ kind: 'taxonomy_term', hsds }, '') }));
    await tx.keep(TaxonomyTerm, rows as unknown as (Partial<TaxonomyTerm> & { id: string })[]);
  }
}
