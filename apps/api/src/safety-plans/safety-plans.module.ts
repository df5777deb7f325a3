// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { YouthModule } from '../youth/index.js';
import { CaregiverPlanController } from './caregiver-plan.controller.js';
import { CaregiverPlanService } from './caregiver-plan.service.js';
import { DraftController } from './draft.controller.js';
import { DraftService } from './draft.service.js';
import { OpenPlan } from './open-plan.js';
import { PlanController } from './plan.controller.js';
import { PrintController } from './print.controller.js';
import { PrintService } from './print.service.js';
import { RevisionService } from './revision.service.js';
import { SignService } from './sign.service.js';
import { TemplateController } from './template.controller.js';
import { TemplateService } from './template.service.js';

@Module({
  imports: [YouthModule],
  controllers: [DraftController, PlanController, TemplateController, PrintController, CaregiverPlanController],
  providers: [OpenPlan, DraftService, RevisionService, SignService, TemplateService, PrintService, CaregiverPlanService],
})
export class SafetyPlansModule {}
