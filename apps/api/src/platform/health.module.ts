// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Module } from '@nestjs/common';
import { Health } from '@harbor/contracts';
import { DataSource } from 'typeorm';
import { Public, Returns } from './http/route.js';
import { DatabaseAway } from './refusal.js';

/** For whoever keeps the service running: is the process alive, can it work. */
@Controller('health')
class HealthController {
  constructor(private readonly db: DataSource) {}

  /** Says that the process runs. */
  @Get('live')
  @Public('a process monitor has no account')
  @Returns(200, Health)
  live(): Health {
    return { status: 'ok' };
  }

  /** Says whether the process can reach its records. */
  @Get('ready')
  @Public('a load balancer has no account')
  @Returns(200, Health)
  async ready(): Promise<Health> {
    await this.db.query('select 1').catch(() => {
      throw new DatabaseAway();
    });
    return { status: 'ok' };
  }
}

@Module({ controllers: [HealthController] })
export class HealthModule {}
