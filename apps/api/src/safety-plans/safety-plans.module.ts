// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { YouthModule } from '../youth/index.js';
import { CaregiverPlanController } from './caregiver-plan.controller.js';
import { CaregiverPlanService } from './caregiver-plan.service.js';
import { DraftController } from './draft.controller.js';
import { DraftOrigin } from './draft-origin.js';
import { DraftService } from './draft.service.js';
import { DraftSteps } from './draft-steps.js';
import { OpenPlan } from './open-plan.js';
import { PlanController } from './plan.controller.js';
import { RevisionService } from './revision.service.js';
import { SignService } from './sign.service.js';
import { TogetherService } from './together.service.js';

@Module({
  imports: [YouthModule],
  controllers: [DraftController, PlanController, CaregiverPlanController],
  providers: [
    OpenPlan,
    DraftOrigin,
    DraftSteps,
    DraftService,
    TogetherService,
    RevisionService,
    SignService,
    CaregiverPlanService,
  ],
})
export class SafetyPlansModule {}
