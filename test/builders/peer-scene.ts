import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import { type LinkPurpose, linkToken } from '../../src/platform/identity/link-token.js';
import { LapseOffer } from '../../src/features/peer-groups/lapse-offer.job.js';
import { AskMinimum } from '../../src/features/peer-groups/ask-minimum.job.js';
import type { OutboxHandler } from '../../src/platform/outbox/outbox-handler.js';
import type { AreaBuilder, BuiltPerson, PersonWish } from './area-builder.js';
import type { MeetingCalls } from './meeting-calls.js';
import { MeetingScene } from './meeting-scene.js';
import { type AnsweredGroup, type GroupPayload, groupOf } from './peer-answers.js';
import { acceptPlace, PeerCalls } from './peer-calls.js';

const LEADER_EMAIL = 'virpi@test.example';

/** Somebody who is signed in, with their calls about groups and meetings. */
export interface PeerStaff {
  readonly id: string;
  readonly peers: PeerCalls;
  readonly meetings: MeetingCalls;
}

/** The running product and an area in which a coordinator begins groups that a leader leads. */
export class PeerScene {
  private signedIn: { readonly at: number; readonly peers: PeerCalls } | undefined;

  private constructor(
    readonly meetings: MeetingScene,
    readonly coordinator: PeerStaff,
    readonly leader: PeerStaff,
  ) {}

  static async open(): Promise<PeerScene> {
    const meetings = await MeetingScene.open();
    const coordinator = await staffIn(meetings, ['COORDINATOR'], { displayName: 'Kirsi Koordinaattori' });
    const leader = await staffIn(meetings, ['GROUP_LEADER'], {
      ...{
        displayName: 'Virpi Vertainen',
        kind: 'EXPERIENCE_EXPERT',
        phone: '0401234567',
        email: LEADER_EMAIL,
      },
    });
    return new PeerScene(meetings, coordinator, leader);
  }

  get app() {
    return this.meetings.app;
  }

  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.meetings.rows<Row>(sql, parameters);
  }

  as(roles: ViewerRole[], wish: PersonWish = {}, area?: AreaBuilder): Promise<PeerStaff> {
    return staffIn(this.meetings, roles, wish, area);
  }

  /** A client with an address of their own, named in Finnish order. */
  client(displayName: string, wish: PersonWish = {}): Promise<BuiltPerson> {
    const email = `${displayName.toLowerCase().replaceAll(/[^a-z]/g, '')}@test.example`;
    return this.meetings.person({ kind: 'CLIENT', displayName, email, ...wish });
  }

  clients(count: number): Promise<BuiltPerson[]> {
    return Promise.all(Array.from({ length: count }, (_, index) => this.client(`Tulija ${index + 1}`)));
  }

  /** The leader's group. */
  group(wish: object = {}): Promise<AnsweredGroup> {
    return this.leader.peers.created([this.leader.id], wish);
  }

  /** The leader's calls at a later time: sessions end. */
  async leaderLater(at: string): Promise<PeerCalls> {
    this.app.clock.set(at);
    return this.leaderNow();
  }

  /** The leader's calls, signed in at this moment if the clock has moved. */
  async leaderNow(): Promise<PeerCalls> {
    const at = this.app.clock.now();
    if (this.signedIn?.at !== at)
      this.signedIn = { at, peers: new PeerCalls(this.app, await this.app.signIn(LEADER_EMAIL)) };
    return this.signedIn.peers;
  }

  /** The group as its leader sees it now. */
  async now(group: Pick<AnsweredGroup, 'id'>): Promise<AnsweredGroup> {
    const seen = await (await this.leaderNow()).group(group);
    if (!seen) throw new Error('the leader sees no group');
    return seen;
  }

  /** The leader puts people on the roll, one after the other. */
  async joined(group: Pick<AnsweredGroup, 'id'>, people: readonly { readonly id: string }[]): Promise<AnsweredGroup> {
    for (const person of people) groupOf(await this.leader.peers.join(group, person));
    return this.now(group);
  }

  /** The token of the link to somebody's place, as a letter carries it. */
  async placeToken(group: Pick<AnsweredGroup, 'id'>, person: Pick<BuiltPerson, 'id'>): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      'SELECT id FROM peer_group_member WHERE group_id = $1 AND person_id = $2',
      [group.id, person.id],
    );
    if (!row) throw new Error('nobody of that name is on the roll');
    return this.token('PEER_PLACE', row.id);
  }

  token(purpose: LinkPurpose, id: string): string {
    return linkToken(this.app.settings.secrets.secret, purpose, id);
  }

  async accept(group: Pick<AnsweredGroup, 'id'>, person: Pick<BuiltPerson, 'id'>): Promise<GroupPayload> {
    return acceptPlace(this.app, await this.placeToken(group, person));
  }

  /** What the outbox does with offers whose time is over by now. */
  lapse(): Promise<void> {
    return this.carryOut(LapseOffer);
  }

  /** What the outbox does with sessions that begin soon. */
  askMinimum(): Promise<void> {
    return this.carryOut(AskMinimum);
  }

  /** What the outbox does with one kind of event that is due. */
  async carryOut(job: new (...parameters: never[]) => OutboxHandler): Promise<void> {
    const handler = this.app.application.get<OutboxHandler>(job, { strict: false });
    const due = await this.rows<{ id: string; subject: Record<string, string | number> }>(
      `UPDATE outbox SET state = 'DONE' WHERE kind = $1 AND state = 'WAITING' AND due_at <= $2 RETURNING id, subject`,
      [handler.kind, new Date(this.app.clock.now()).toISOString()],
    );
    for (const event of due)
      await handler.handle({ ...event, areaId: this.meetings.area.id, kind: handler.kind, attempt: 1 });
  }

  end(): Promise<void> {
    return this.meetings.close();
  }
}

async function staffIn(
  scene: MeetingScene,
  roles: ViewerRole[],
  wish: PersonWish,
  area?: AreaBuilder,
): Promise<PeerStaff> {
  const calls = await scene.as(roles, wish, area);
  return { id: calls.id, peers: new PeerCalls(scene.app, calls.token), meetings: calls };
}
