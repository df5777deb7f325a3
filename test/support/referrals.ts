// SPDX-License-Identifier: Apache-2.0
import type { ReferralView } from '@harbor/contracts';
import { consentOf } from './consents.js';
import type { Person } from './person.js';

type Answer = Awaited<ReturnType<Person['post']>>;

/** A service of an organization of its own; its id. */
export async function aService(keeper: Person, name: string): Promise<string> {
  const asked = { name, organization: `Org of ${name}`, description: 'Help.' };
  const { status, body } = await keeper.post('/directory/services', asked);
  if (status !== 201) throw new Error(`The service was not added: ${status}`);
  return body.id as string;
}

/** A worker at their desk with one referral, which they always act on as they last saw it. */
export class ReferralDesk {
  view!: ReferralView;

  constructor(
    readonly worker: Person,
    readonly youthId: string,
  ) {}

  get path(): string {
    return `/youth/${this.youthId}/referrals/${this.view.id}`;
  }

  /** What the youth agreed to with the organization of each service, so that something can be sent. */
  async agreed(serviceIds: string[], more: object = {}): Promise<string[]> {
    const ids: string[] = [];
    for (const serviceId of serviceIds) {
      const { organizationId } = (await this.worker.get(`/directory/services/${serviceId}`)).body;
      ids.push(await consentOf(this.worker, this.youthId, { organizationId, recipient: undefined, ...more }));
    }
    return ids;
  }

  async made(serviceIds: string[], more: object = {}): Promise<ReferralView> {
    const asked = { need: 'counselling', urgency: 'soon', transport: 'needs_ride', serviceIds, ...more };
    return this.seen(await this.worker.post(`/youth/${this.youthId}/referrals`, asked));
  }

  /** An act on the referral, or with `offers/<nth>/…` on one of its offers; what was answered is what the desk sees from then on. */
  async act(what: string, body?: object): Promise<Answer> {
    const path = what.replace(/^offers\/(\d)/, (_, nth: string) => `offers/${this.view.offers[Number(nth)]!.id}`);
    const reply = await this.worker.post(`${this.path}/${path}`, body, { version: this.view.version });
    if (reply.status < 300) this.view = reply.body.referral ?? reply.body;
    return reply;
  }

  /** Sends an offer; the secret of its link. */
  async sent(nth = 0): Promise<string> {
    const { status, body, text } = await this.act(`offers/${nth}/send`);
    if (status !== 200) throw new Error(`The offer was not sent: ${status} ${text}`);
    return body.secret as string;
  }

  async loaded(): Promise<ReferralView> {
    return this.seen(await this.worker.get(this.path));
  }

  private seen({ status, body, text }: Answer): ReferralView {
    if (status >= 300) throw new Error(`${status} ${text}`);
    return (this.view = body);
  }
}
