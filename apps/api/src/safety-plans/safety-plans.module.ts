// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { YouthModule } from '../youth/index.js';
import { CaregiverPlanController } from './caregiver-plan.controller.js';
import { CaregiverPlanService } from './caregiver-plan.service.js';
import { DraftController } from './draft.controller.js';
import { DraftOrigin } from './draft-origin.js';
import { DraftService } from './draft.service.js';
import { DraftSteps } from './draft-steps.js';
import { OpenPlan } from './open-plan.js';
import { PlanController } from './plan.controller.js';
import { PrintController } from './print.controller.js';
import { PrintService } from './print.service.js';
import { RevisionService } from './revision.service.js';
import { SignService } from './sign.service.js';
import { TemplateController } from './template.controller.js';
import { TemplateService } from './template.service.js';
import { TogetherService } from './together.service.js';

@Module({
  imports: [IdentityModule, YouthModule],
  controllers: [DraftController, PlanController, PrintController, TemplateController, CaregiverPlanController],
  providers: [
    OpenPlan,
    DraftOrigin,
    DraftSteps,
    DraftService,
    TogetherService,
    RevisionService,
    SignService,
    PrintService,
    TemplateService,
    CaregiverPlanService,
  ],
})
export class SafetyPlansModule {}
