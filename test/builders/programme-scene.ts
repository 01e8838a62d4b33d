import type { Role } from '../../src/platform/config/setting-values.js';
import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import type { AreaBuilder, BuiltPerson, PersonWish } from './area-builder.js';
import { CaseScene, type Staff } from './case-scene.js';
import { type AnsweredProgramme, ProgrammeCalls, programmeOf } from './programme-calls.js';

/** Who may be in a programme, made anew for each test so that none is in another's way. */
export interface Group {
  readonly coach: Staff & { readonly programmes: ProgrammeCalls };
  readonly clients: readonly BuiltPerson[];
  readonly host: { readonly id: string };
  readonly contact: BuiltPerson;
  /** In which the theory days are. */
  readonly room: { readonly id: string };
}

/** The first Monday of a week without a holiday, seen from the test's clock (4 January 2027). */
const FIRST_DAY = '2027-02-01';

/** The running product and an area whose coaches plan. Coaches work from Monday to Friday, 8 to 16; of others nothing is known. */
export class ProgrammeScene {
  private constructor(
    readonly cases: CaseScene,
    /** The coordinator's calls. */
    readonly calls: ProgrammeCalls,
  ) {}

  static async open(wish: { roles?: readonly Role[] } = {}): Promise<ProgrammeScene> {
    const cases = await CaseScene.open(wish);
    return new ProgrammeScene(cases, new ProgrammeCalls(cases.meetings.app, cases.coordinator.meetings.token));
  }

  get app() {
    return this.cases.meetings.app;
  }

  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.cases.meetings.rows<Row>(sql, parameters);
  }

  /** A new person with these roles and their calls, in this area unless another is named. */
  async as(
    roles: ViewerRole[],
    wish: PersonWish = {},
    area: AreaBuilder = this.cases.meetings.area,
  ): Promise<Staff & { readonly programmes: ProgrammeCalls }> {
    const staff = await this.cases.staff(roles, wish, area);
    return { ...staff, programmes: new ProgrammeCalls(this.app, staff.meetings.token) };
  }

  async coach(wish: PersonWish = {}): Promise<Group['coach']> {
    const coach = await this.as(['COACH'], { displayName: 'Vesa Valmentaja', profession: 'JOB_COACH', ...wish });
    await this.cases.meetings.area.workingHours(coach.id);
    return coach;
  }

  async group(clientCount = 3): Promise<Group> {
    const { area } = this.cases.meetings;
    const host = await area.organisation('Leipomo Oy', 'EMPLOYER');
    const clients = Array.from({ length: clientCount }, (_, index) =>
      this.cases.client({ displayName: `Asiakas ${index + 1}` }),
    );
    return {
      coach: await this.coach(),
      clients: await Promise.all(clients),
      host,
      contact: await area.person({ displayName: 'Liisa Leipuri', organisationId: host.id }),
      room: await area.room({ name: 'Luokka 2', publicName: 'Kokoustila 2', publicAddress: 'Kauppakatu 1' }),
    };
  }

  /** What plans four weeks of this group: one day of four hours at work and one of three hours of theory. */
  wish({ coach, clients, host, contact, room }: Group, wish: object = {}) {
    return {
      name: 'Kevään ryhmä',
      coachId: coach.id,
      clientIds: clients.map(({ id }) => id),
      hostOrganisationId: host.id,
      hostContactId: contact.id,
      from: FIRST_DAY,
      weeks: 4,
      onTheJobDay: { duration: 'PT4H', earliest: '08:00', latest: '16:00', weekdays: ['TU', 'WE'] },
      theoryDay: {
        duration: 'PT3H',
        earliest: '09:00',
        latest: '15:00',
        weekdays: ['TH', 'FR'],
        roomIds: [room.id],
      },
      ...wish,
    };
  }

  /** Planned by the coach, for what a test takes for given. */
  async planned(group: Group, wish: object = {}): Promise<AnsweredProgramme> {
    return programmeOf(await group.coach.programmes.plan(this.wish(group, wish)));
  }

  async confirmed(group: Group, wish: object = {}): Promise<AnsweredProgramme> {
    return programmeOf(await group.coach.programmes.confirm(await this.planned(group, wish)));
  }

  close(): Promise<void> {
    return this.cases.close();
  }
}
