import type { AnsweredMeeting, MeetingAnswer } from './meeting-answers.js';
import type { TeamAnswer } from './team-answers.js';
import type { BuiltTeam, Matter, TeamScene } from './team-scene.js';

/** What an act came to: what it was called, and the codes that it was refused with. */
interface Act {
  readonly name: string;
  readonly problems: readonly string[];
}

interface StandingItem {
  readonly id: string;
  readonly version: number;
}

/** Acts on one team's agenda and on its meetings, in whatever order is drawn. */
export class TeamActs {
  constructor(
    private readonly scene: TeamScene,
    private readonly draw: (below: number) => number,
    private readonly built: BuiltTeam,
    private readonly matters: readonly Matter[],
  ) {}

  async next(): Promise<Act> {
    const acts: readonly [string, () => Promise<TeamAnswer | MeetingAnswer | undefined>][] = [
      ['book', () => this.book()],
      ['book', () => this.book()],
      ['move', () => this.move()],
      ['change', () => this.change()],
      ['cancel', () => this.cancel()],
      ['move the meeting', () => this.moveOuter()],
      ['call the meeting off', () => this.callOffOuter()],
    ];
    const [name, act] = acts[this.draw(acts.length)]!;
    return { name, problems: codesOf(await act()) };
  }

  private async book(): Promise<TeamAnswer> {
    const { caseId, friend } = this.matters[this.draw(this.matters.length)]!;
    const wishes = [{ caseId }, { caseId, clientPresent: false }, { anonymousTopic: 'Kuntoutuksen ajoitus' }];
    const wish = this.draw(3) === 0 ? { withoutPersonIds: [friend.id] } : {};
    return this.scene.calls.book((await this.outer()).id, { ...wishes[this.draw(3)]!, ...wish });
  }

  private async move(): Promise<TeamAnswer | undefined> {
    const item = await this.item();
    const meetingId = this.draw(2) === 0 ? undefined : (await this.outer()).id;
    return item && this.scene.calls.move(item, { meetingId, acceptWarnings: ['OUTSIDE_AVAILABILITY'] });
  }

  private async change(): Promise<TeamAnswer | undefined> {
    const item = await this.item();
    const { friend } = this.matters[this.draw(this.matters.length)]!;
    const wishes = [{ clientPresent: false }, { clientPresent: true }, { addPersonIds: [friend.id] }];
    return item && this.scene.calls.changeItem(item, wishes[this.draw(3)]!);
  }

  private async cancel(): Promise<TeamAnswer | undefined> {
    const item = await this.item();
    return item && this.scene.calls.cancel(item);
  }

  private async moveOuter(): Promise<MeetingAnswer> {
    const outer = await this.outer();
    const start = new Date(Date.parse(outer.start) + (this.draw(7) - 3) * 3_600_000).toISOString();
    const wish = this.draw(3) === 0 ? { duration: 'PT1H' } : {};
    return this.scene.cases.coordinator.meetings.move(outer, start, wish);
  }

  private async callOffOuter(): Promise<MeetingAnswer> {
    return this.scene.cases.coordinator.meetings.cancel(await this.outer());
  }

  private async outer(): Promise<AnsweredMeeting> {
    const { id } = this.built.meetings[this.draw(this.built.meetings.length)]!;
    return (await this.scene.cases.coordinator.meetings.meeting(id))!;
  }

  private async item(): Promise<StandingItem | undefined> {
    const items = await this.scene.cases.meetings.rows<StandingItem>(
      'SELECT id, version FROM agenda_item WHERE team_id = $1 AND cancelled_at IS NULL ORDER BY created_at, id',
      [this.built.team.id],
    );
    return items.length === 0 ? undefined : items[this.draw(items.length)];
  }
}

const codesOf = (answer: TeamAnswer | MeetingAnswer | undefined): string[] =>
  (answer?.problems ?? []).map(({ code }) => code);
