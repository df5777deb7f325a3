// SPDX-License-Identifier: Apache-2.0
import type { RecordConsent } from '../api/generated/types.gen.js';

/** As the form is typed: whether help depended on it is asked, and never answered for somebody. */
export type Typed = Omit<RecordConsent, 'isConditionOfService'> & { isConditionOfService: '' | 'yes' | 'no' };

/** What belongs to a signature that is not there is left out; so is what nobody has answered. */
export function asMessage(typed: Typed): Typed {
  const { signers, isConditionOfService: answer } = typed;
  const free = answer === '' ? '' : answer === 'yes';
  return {
    ...typed,
    parentName: signers.includes('non_abusive_parent') ? typed.parentName : '',
    parentCheckedBy: signers.includes('non_abusive_parent') ? typed.parentCheckedBy : '',
    agencySignerId: signers.includes('agency') ? typed.agencySignerId : '',
    mayConsentAlone: signers.length === 1 && typed.mayConsentAlone,
    isConditionOfService: free as Typed['isConditionOfService'],
  } as Typed;
}
