// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { PersonOfConcernView, RecordPersonOfConcern } from '@harbor/contracts';
import { IsNull } from 'typeorm';
import { LeavesNoSupervisor, LeavesNoWorker } from '../access/index.js';
import type { Cipher } from '../keys/index.js';
import { Ledger, type ReadTx, type Refusals } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { PersonHasNoAccountHere, PersonOfConcernEndedAlready } from './youth.errors.js';
import { personOfConcernEnded, personOfConcernRecorded, personsOfConcernListed } from './youth.events.js';
import { PersonOfConcern } from './person-of-concern.entity.js';
import { YouthService } from './youth.service.js';

/** What the database's rules mean here; a person with an account is kept away by it as by a declared conflict. */
const refusals: Refusals = {
  fk_person_of_concern_account: () => new PersonHasNoAccountHere(),
  ck_conflict_leaves_a_worker: () => new LeavesNoWorker(),
  ck_conflict_leaves_a_supervisor: () => new LeavesNoSupervisor(),
};

/**
 * Dangerous persons (C4). Name and reason are ciphertext under the youth's key; each reading asks for a fresh second
 * factor and is an event of its own.
 */
@Injectable()
export class PersonOfConcernService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
  ) {}

  /** Those to be kept away now, the newest first. @throws NotVisible */
  list(ctx: Ctx, youthId: string): Promise<PersonOfConcernView[]> {
    return this.ledger.read(ctx, async (tx) => {
      const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
      const persons = await tx.find(PersonOfConcern, {
        where: { agencyId: ctx.actor.agencyId, youthId, endedAt: IsNull() },
        order: { recordedAt: 'DESC', id: 'ASC' },
      });
      tx.record(personsOfConcernListed, { subjects: [youthId], relation, resultCount: persons.length });
      return persons.map((person) => view(person, cipher));
    });
  }

  /**
   * From COMMIT a person with an account finds nothing of this youth, whoever they are to them: to the database they are
   * as one of whom a conflict was declared. Where the youth lives with them, the placement goes on until it is changed.
   *
   * @throws NotVisible, PersonHasNoAccountHere; LeavesNoWorker and LeavesNoSupervisor, so that somebody can still act
   */
  record(ctx: Ctx, youthId: string, asked: RecordPersonOfConcern): Promise<PersonOfConcernView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
        const id = tx.newId;
        const person = {
          id,
          youthId,
          name: cipher.encrypt('person_of_concern.name', id, asked.name),
          nameIndex: await tx.nameIndex(asked.name),
          nameWords: await tx.nameWords(youthId, asked.name),
          connection: asked.connection,
          why: cipher.encrypt('person_of_concern.why', id, asked.why),
          userId: asked.userId ?? null,
          recordedBy: ctx.actor.userId,
          recordedAt: await tx.at(),
          endedAt: null,
        };
        await tx.insert(PersonOfConcern, person, refusals);
        tx.record(personOfConcernRecorded, { resourceId: id, subjects: [youthId], relation });
        return view({ ...person, version: 1 }, cipher);
      },
      (tx, id) => this.again(tx, ctx, youthId, id),
    );
  }

  /**
   * A supervisor's act, because with it the way is free again, also for a placement with that person. Nobody ends what
   * is about themselves: it is out of their reach.
   *
   * @throws NotVisible, PersonOfConcernEndedAlready, StaleVersion
   */
  end(ctx: Ctx, youthId: string, personId: string, version: number): Promise<PersonOfConcernView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
        const person = await this.one(tx, ctx, youthId, personId);
        if (person.endedAt && version === person.version) throw new PersonOfConcernEndedAlready();
        const endedAt = await tx.at();
        const next = await tx.change(PersonOfConcern, personId, version, { endedAt });
        tx.record(personOfConcernEnded, { resourceId: personId, subjects: [youthId], relation });
        return view({ ...person, endedAt, version: next }, cipher);
      },
      (tx) => this.again(tx, ctx, youthId, personId),
    );
  }

  private async again(tx: ReadTx, ctx: Ctx, youthId: string, personId: string): Promise<PersonOfConcernView> {
    const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
    const person = await this.one(tx, ctx, youthId, personId);
    tx.record(personsOfConcernListed, { resourceId: personId, subjects: [youthId], relation });
    return view(person, cipher);
  }

  private one(tx: ReadTx, ctx: Ctx, youthId: string, id: string): Promise<PersonOfConcern> {
    return tx.one(PersonOfConcern, { where: { agencyId: ctx.actor.agencyId, youthId, id } });
  }
}

type Shown = Omit<PersonOfConcern, 'agencyId' | 'changedAt' | 'youthId' | 'nameIndex' | 'nameWords'>;

function view({ id, connection, userId, recordedBy, version, ...person }: Shown, cipher: Cipher): PersonOfConcernView {
  return {
    id,
    name: cipher.decrypt('person_of_concern.name', id, person.name),
    connection,
    why: cipher.decrypt('person_of_concern.why', id, person.why),
    userId,
    recordedBy,
    recordedAt: person.recordedAt.toISOString(),
    endedAt: person.endedAt?.toISOString() ?? null,
    version,
  };
}
