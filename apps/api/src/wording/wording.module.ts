// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { WordingController } from './wording.controller.js';

@Module({ controllers: [WordingController] })
export class WordingModule {}
