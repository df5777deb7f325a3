// SPDX-License-Identifier: Apache-2.0
import {
  IconAddressBook,
  IconBook,
  IconBuilding,
  IconBuildingCommunity,
  IconChecks,
  IconFolder,
  IconHome,
  IconLayoutDashboard,
  IconLifebuoy,
  IconListCheck,
  IconListSearch,
  IconMapPin,
  IconPhone,
  IconServer,
  IconTemplate,
  IconUser,
  IconUserCheck,
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
const youth: Entry = { to: '/youth', word: 'youth', icon: IconFolder };
const homes: Entry = { to: '/homes', word: 'homes', icon: IconBuildingCommunity };
const referrals: Entry = { to: '/referrals', word: 'referrals', icon: IconAddressBook };
const resources: Entry = { to: '/resources', word: 'resources', icon: IconMapPin };
const guides: Entry = { to: '/guides', word: 'guides', icon: IconBook };
const audit: Entry = { to: '/audit', word: 'audit', icon: IconListSearch };
const invitations: Entry = { to: '/approvals/invitations', word: 'invitations', icon: IconUserCheck };

/** What each role finds in its navigation, the most used first. Hides what the policy would refuse and decides nothing. */
const entries: Record<string, readonly Entry[]> = {
  caregiver: [
    { to: '/home', word: 'home', icon: IconHome },
    { to: '/home/call', word: 'call', icon: IconPhone },
    { ...resources, word: 'near' },
    guides,
    help,
    account,
  ],
  caseworker: [{ to: '/today', word: 'today', icon: IconListCheck }, youth, referrals, resources, homes, guides, help, account],
  program_manager: [
    { to: '/overview', word: 'overview', icon: IconLayoutDashboard },
    { to: '/approvals', word: 'approvals', icon: IconChecks },
    youth,
    audit,
    homes,
    invitations,
    referrals,
    resources,
    guides,
    help,
    account,
  ],
  privacy_officer: [audit, invitations, help, account],
  agency_admin: [
    { to: '/admin/people', word: 'people', icon: IconUsers },
    { to: '/admin/agency', word: 'agency', icon: IconBuilding },
    { to: '/admin/templates', word: 'templates', icon: IconTemplate },
    { to: '/admin/directory/exchange', word: 'directory', icon: IconAddressBook },
    { ...guides, to: '/admin/guides' },
    { to: '/admin/system', word: 'system', icon: IconServer },
    invitations,
    help,
    account,
  ],
  partner: [{ to: '/shared', word: 'shared', icon: IconFolder }, help, account],
};

/** The entry of the page that is open: of those whose address begins the page's, the one that says most. */
export const currentOf = (of: readonly Entry[], path: string): Entry | undefined =>
  of.filter(({ to }) => path === to || path.startsWith(`${to}/`)).sort((a, b) => b.to.length - a.to.length)[0];

export const entriesOf = (role: string): readonly Entry[] => entries[role] ?? [help, account];
