// SPDX-License-Identifier: Apache-2.0
import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { AccessModule } from './access/index.js';
import { CaregivingModule } from './caregiving/index.js';
import { ConsentsModule } from './consents/index.js';
import { DirectoryModule } from './directory/index.js';
import { ExchangeModule } from './exchange/index.js';
import { ExpungesModule } from './expunges/index.js';
import { HomesModule } from './homes/index.js';
import { IdentityModule } from './identity/index.js';
import { JobsModule } from './jobs/index.js';
import { KeyProvider, KeysModule } from './keys/index.js';
import { LedgerModule, SealPatience } from './ledger/index.js';
import { PlacementsModule } from './placements/index.js';
import { OversightModule } from './oversight/index.js';
import { Clock } from './platform/clock.js';
import { HealthModule } from './platform/health.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { PeopleModule } from './people/index.js';
import { ResourcesModule } from './resources/index.js';
import { ReferralsModule } from './referrals/index.js';
import { SafetyPlansModule } from './safety-plans/index.js';
import { SavedListsModule } from './saved-lists/index.js';
import { SealedLogModule } from './sealed-log/index.js';
import { SystemModule } from './system/index.js';
import { TimelineModule } from './timeline/index.js';
import { TodayModule } from './today/index.js';
import { WordingModule } from './wording/index.js';
import { YouthModule } from './youth/index.js';

/** The list of rooms, from the ground up. */
const rooms = [
  HealthModule,
  KeysModule,
  LedgerModule,
  IdentityModule,
  PeopleModule,
  WordingModule,
  JobsModule,
  AccessModule,
  YouthModule,
  DirectoryModule,
  ExchangeModule,
  HomesModule,
  ConsentsModule,
  SafetyPlansModule,
  PlacementsModule,
  ResourcesModule,
  ReferralsModule,
  SavedListsModule,
  TodayModule,
  TimelineModule,
  CaregivingModule,
  OversightModule,
  SealedLogModule,
  ExpungesModule,
  SystemModule,
];

/** What a door hands in: everything that differs between a server, a command, a test and the API document. */
export interface Parts {
  /** Connected before the application is made, so that start-up problems are one line. */
  db: DataSource;
  keys: KeyProvider;
  log: Logger;
  clock?: Clock;
  sealPatience?: SealPatience;
}

@Global()
@Module({})
class PartsModule implements OnApplicationShutdown {
  constructor(private readonly db: DataSource) {}

  static of({ db, keys, clock = new Clock(), sealPatience = new SealPatience() }: Parts): DynamicModule {
    return {
      module: PartsModule,
      providers: [
        { provide: DataSource, useValue: db },
        { provide: KeyProvider, useValue: keys },
        { provide: Clock, useValue: clock },
        { provide: SealPatience, useValue: sealPatience },
      ],
      exports: [DataSource, KeyProvider, Clock, SealPatience],
    };
  }

  /** After the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    if (this.db.isInitialized) await this.db.destroy();
  }
}

@Module({})
export class AppModule {
  static of(parts: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [PartsModule.of(parts), HttpModule.forRoot(parts.log), ...rooms],
    };
  }
}
