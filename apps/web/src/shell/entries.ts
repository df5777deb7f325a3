// SPDX-License-Identifier: Apache-2.0
import {
  IconCheckbox,
  IconHeartRateMonitor,
  IconHome,
  IconLayoutDashboard,
  IconBuildingCommunity,
  IconHome,
  IconLifebuoy,
  IconListCheck,
  IconPhone,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

export interface Entry {
  to: string;
  /** Key of `shell:nav`. */
  word: string;
  icon: Icon;
}

const account: Entry = { to: '/account', word: 'account', icon: IconUser };
const help: Entry = { to: '/help', word: 'help', icon: IconLifebuoy };
const youth: Entry = { to: '/youth', word: 'youth', icon: IconUsers };
const homes: Entry = { to: '/homes', word: 'homes', icon: IconBuildingCommunity };

/** What each role finds in its navigation, the most used first. Hides what the policy would refuse and decides nothing. */
const entries: Record<string, readonly Entry[]> = {
  caregiver: [{ to: '/home', word: 'home', icon: IconHome }, { to: '/home/call', word: 'call', icon: IconPhone }, help, account],
  caseworker: [{ to: '/today', word: 'today', icon: IconListCheck }, help, account],
  program_manager: [
    { to: '/overview', word: 'overview', icon: IconLayoutDashboard },
    { to: '/approvals', word: 'approvals', icon: IconCheckbox },
    help,
    account,
  ],
  agency_admin: [{ to: '/admin/system', word: 'system', icon: IconHeartRateMonitor }, help, account],
  caseworker: [{ to: '/today', word: 'today', icon: IconListCheck }, youth, homes, help, account],
  program_manager: [youth, homes, help, account],
};

export const entriesOf = (role: string): readonly Entry[] => entries[role] ?? [help, account];
