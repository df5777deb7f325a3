// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './naming.js';

export type EntityList = NonNullable<DataSourceOptions['entities']>;

/**
 * One pool of the application role. Statements are pipelined: BEGIN, enter() and the first query travel together,
 * and so do the audit event and COMMIT, which makes an audited read two round trips.
 */
export function createDataSource(url: string, entities: EntityList, poolSize: number): DataSource {
  return new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    schema: 'harbor',
    entities,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    logging: false,
    installExtensions: false,
    poolSize,
    applicationName: 'safe-harbor',
    connectTimeoutMS: 5_000,
    extra: {
      pipeline: true,
      options: '-c timezone=UTC -c search_path=harbor,ext -c synchronous_commit=on',
      idleTimeoutMillis: 60_000,
    },
    // `findOneBy({ id: undefined })` has returned the first row of a table: an empty condition is a bug, so it throws.
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  });
}
