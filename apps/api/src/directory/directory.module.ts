// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { DirectoryWriter } from './directory-writer.js';

@Module({ providers: [DirectoryWriter], exports: [DirectoryWriter] })
export class DirectoryModule {}
