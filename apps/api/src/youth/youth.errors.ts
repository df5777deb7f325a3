// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../platform/refusal.js';

export class CaseCodeTaken extends Refusal {
  constructor() {
    super(
      409,
      'youth/case-code-taken',
      'Another file of your agency has this case code. Choose another, or leave it out to get a new one.',
    );
  }
}
