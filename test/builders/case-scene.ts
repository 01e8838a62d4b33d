import { SendInvitation } from '../../src/features/invitations/send-invitation.job.js';
import type { Role } from '../../src/platform/config/setting-values.js';
import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import type { BuiltPerson, PersonWish } from './area-builder.js';
import { CaseCalls } from './case-calls.js';
import type { MeetingCalls } from './meeting-calls.js';
import { MeetingScene } from './meeting-scene.js';

/** Somebody who is signed in, with their calls about cases and meetings. */
export interface Staff {
  readonly id: string;
  readonly cases: CaseCalls;
  readonly meetings: MeetingCalls;
}

/** A professional of an organisation of their own, so that each stands for one party. */
export interface Worker extends BuiltPerson {
  readonly organisationId: string;
}

/** The running product, one area, and a coordinator of an initial service in it who opens cases and books. */
export class CaseScene {
  private constructor(
    readonly meetings: MeetingScene,
    readonly coordinator: Staff & { readonly organisationId: string },
  ) {}

  static async open(wish: { roles?: readonly Role[] } = {}): Promise<CaseScene> {
    const meetings = await MeetingScene.open(wish);
    const { id: organisationId } = await meetings.area.organisation('Alkupalvelu', 'WELLBEING_AREA');
    const calls = await meetings.as(['COORDINATOR'], { displayName: 'Kirsi Koordinaattori', organisationId });
    const cases = new CaseCalls(meetings.app, calls.token);
    return new CaseScene(meetings, { id: calls.id, organisationId, cases, meetings: calls });
  }

  async staff(roles: ViewerRole[], wish: PersonWish = {}, area = this.meetings.area): Promise<Staff> {
    const calls = await this.meetings.as(roles, wish, area);
    return { id: calls.id, cases: new CaseCalls(this.meetings.app, calls.token), meetings: calls };
  }

  client(wish: PersonWish = {}): Promise<BuiltPerson> {
    return this.meetings.person({ kind: 'CLIENT', ...wish });
  }

  async worker(name = 'Kela', wish: PersonWish = {}): Promise<Worker> {
    const { id: organisationId } = await this.meetings.area.organisation(name);
    return { ...(await this.meetings.person({ organisationId, ...wish })), organisationId };
  }

  /** As the worker would, one after the other; nothing of it runs here by itself. */
  async sendAll(meetingId: string): Promise<void> {
    const deliveries = await this.meetings.rows<{ id: string; area_id: string }>(
      `SELECT d.id, d.area_id FROM delivery d JOIN invitation i ON i.id = d.invitation_id
       WHERE i.meeting_id = $1 AND d.state = 'QUEUED' ORDER BY d.meeting_version`,
      [meetingId],
    );
    const job = this.meetings.app.application.get(SendInvitation, { strict: false });
    for (const { id, area_id: areaId } of deliveries)
      await job.handle({ id, areaId, kind: job.kind, subject: { deliveryId: id }, attempt: 1 });
  }

  close(): Promise<void> {
    return this.meetings.close();
  }
}
