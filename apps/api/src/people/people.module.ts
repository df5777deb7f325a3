// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { AgencyController } from './agency.controller.js';
import { AgencyService } from './agency.service.js';
import { ApprovalService } from './approval.service.js';
import { EnrolmentController } from './enrolment.controller.js';
import { EnrolmentService } from './enrolment.service.js';
import { InvitationService } from './invitation.service.js';
import { OwnAccountController } from './own-account.controller.js';
import { PersonController } from './person.controller.js';
import { PersonService } from './person.service.js';
import { SupervisionController } from './supervision.controller.js';
import { SupervisionService } from './supervision.service.js';

@Module({
  controllers: [AgencyController, OwnAccountController, PersonController, SupervisionController, EnrolmentController],
  providers: [AgencyService, PersonService, InvitationService, ApprovalService, SupervisionService, EnrolmentService],
  exports: [AgencyService],
})
export class PeopleModule {}
