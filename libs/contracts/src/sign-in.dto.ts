// SPDX-License-Identifier: Apache-2.0
import { IsOptional, Matches } from 'class-validator';
import { IsPlainText } from './fields.js';

/** Everything a person proves at the door, in one message, so that no half-finished sign-in is left open. */
export class SignIn {
  /** The agency's short code, as on the invitation. */
  @IsPlainText({ max: 40 }) agencyCode!: string;
  @IsPlainText({ max: 60 }) signInName!: string;
  @IsPlainText({ max: 512 }) password!: string;
  /** Six digits from the authenticator app. Each code works once. */
  @Matches(/^\d{6}$/) code!: string;
  /** What the person will recognise in their list of sessions, for example "office laptop". */
  @IsOptional() @IsPlainText({ max: 60 }) device?: string;
}

/** Password and a new code, before an act that needs a second factor proved within 15 minutes. */
export class StepUp {
  @IsPlainText({ max: 512 }) password!: string;
  @Matches(/^\d{6}$/) code!: string;
}

/** Who is signed in. Browsers get the session as a cookie; `token` is for API clients. */
export class SignedIn {
  /** Send as `Authorization: Bearer …`. Opaque, 43 characters. */
  token!: string;
  userId!: string;
  agencyName!: string;
  isDemo!: boolean;
  displayName!: string;
  /** caregiver, caseworker, program_manager, privacy_officer, agency_admin or partner. */
  role!: string;
  language!: string;
  /** UTC; after this the session ends whatever happens. */
  endsAt!: string;
  /** UTC; until then acts that need a fresh second factor go through. */
  freshUntil!: string;
}

/** The session after a second factor was proved again: a new token, the old one no longer works. */
export class SteppedUp {
  token!: string;
  /** UTC. */
  freshUntil!: string;
}

export class SessionView {
  id!: string;
  device!: string;
  /** UTC. */
  openedAt!: string;
  /** UTC, at most a minute behind. */
  seenAt!: string;
  /** UTC. */
  endsAt!: string;
  isThis!: boolean;
}
export class SessionList {
  items!: SessionView[];
}

/** Who I am, for a client that starts with a cookie. */
export class Me {
  userId!: string;
  signInName!: string;
  displayName!: string;
  role!: string;
  language!: string;
  agencyName!: string;
  agencyCode!: string;
  timeZone!: string;
  /** Whom to call at the agency, day and night: stands on every page. */
  onCallName!: string;
  onCallPhone!: string;
  isDemo!: boolean;
  freshUntil!: string | null;
  /** Minutes without a request after which the session ends. */
  idleMinutes!: number;
  /** UTC; after this the session ends whatever happens. */
  endsAt!: string;
  /** The youth before this screen; null outside together mode. While it is one, only their draft is shown. */
  togetherWith!: string | null;
  /** Of my account, for changing my language. */
  version!: number;
}

/** A new password; the current one and a code prove that it is really you. */
export class ChangePassword {
  @IsPlainText({ max: 512 }) current!: string;
  @Matches(/^\d{6}$/) code!: string;
  @IsPlainText({ max: 512 }) next!: string;
}
