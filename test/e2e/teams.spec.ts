import { randomUUID } from 'node:crypto';
import { AreaBuilder } from '../builders/area-builder.js';
import type { MeetingPage } from '../builders/meeting-answers.js';
import { meetingsOf, problemsOf, teamOf } from '../builders/team-calls.js';
import { TeamScene } from '../builders/team-scene.js';

let scene: TeamScene;
beforeAll(async () => {
  scene = await TeamScene.open();
}, 60_000);
afterAll(() => scene?.close());

const idsOf = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);

describe('createTeam', () => {
  it('books its meetings for everybody, a year ahead, the chair as such, under a neutral name', async () => {
    const [doctor, nurse] = [await scene.worker('Sairaala'), await scene.worker('Terveysasema')];
    const { id: chairId } = scene.cases.coordinator;
    const team = await scene.calls.created([doctor.id, nurse.id], { chairId });
    expect(team).toMatchObject({ name: 'Työkyvyn tuen tiimi', agendaItemDuration: 'PT30M', version: 1 });
    expect(team.rrule).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU');
    expect(team.chair.id).toBe(chairId);
    expect(team.members[0]!.id).toBe(chairId);
    expect(idsOf(team.members).sort()).toEqual([chairId, doctor.id, nurse.id].sort());
    const meetings = meetingsOf(team);
    expect(meetings.slice(0, 3).map(({ start }) => start)).toEqual([
      '2027-03-02T07:00:00.000Z',
      '2027-03-16T07:00:00.000Z',
      '2027-03-30T06:00:00.000Z',
    ]);
    expect(team.nextMeeting!.id).toBe(meetings[0]!.id);
    expect(new Set(meetings.map(({ kind, publicTitle }) => `${kind} ${publicTitle}`))).toEqual(
      new Set(['TEAM_MEETING Tapaaminen']),
    );
    const first = await scene.cases.coordinator.meetings.meeting(meetings[0]!.id);
    const requirements = first!.participants.map(({ person, requirement }) => [person.id, requirement]);
    expect(requirements[0]).toEqual([chairId, 'CHAIR']);
    expect(new Map(requirements as [string, string][]).get(doctor.id)).toBe('REQUIRED');
  });

  it('leaves out public holidays, unless they are wanted', async () => {
    const wish = {
      firstStart: '2027-04-30T09:00:00+03:00',
      rrule: 'FREQ=WEEKLY;COUNT=3;BYDAY=FR,SA',
      duration: 'PT1H',
    };
    const days = async (skipPublicHolidays: boolean) => {
      const member = await scene.worker();
      const team = await scene.calls.created([member.id], { ...wish, skipPublicHolidays });
      return meetingsOf(team).map(({ start }) => start.slice(0, 10));
    };
    expect(await days(true)).toEqual(['2027-04-30', '2027-05-07']);
    expect(await days(false)).toEqual(['2027-04-30', '2027-05-01', '2027-05-07']);
  });

  it('is once for one key', async () => {
    const member = await scene.worker();
    const wish = { idempotencyKey: randomUUID() };
    const [one, other] = await Promise.all([
      scene.calls.created([member.id], wish),
      scene.calls.created([member.id], wish),
    ]);
    expect(one.id).toBe(other.id);
  });

  it('tells several wrong inputs at once, by their names, and keeps nothing', async () => {
    const counts = await scene.cases.meetings.rowCounts();
    const wish = { name: ' ', agendaItemDuration: 'PT3H', rrule: 'FREQ=WEEKLY;BYDAY=WE' };
    const member = await scene.worker();
    expect(problemsOf(await scene.calls.create([member.id], wish)).sort()).toEqual([
      'VALIDATION input.agendaItemDuration',
      'VALIDATION input.name',
    ]);
    const refused = async (change: object) => problemsOf(await scene.calls.create([member.id], change));
    expect(await refused({ rrule: 'FREQ=WEEKLY;BYDAY=WE' })).toEqual(['VALIDATION input.firstStart']);
    expect(await refused({ rrule: 'NOW AND THEN' })).toEqual(['VALIDATION input.rrule']);
    expect(await refused({ agendaItemDuration: 'PT1M' })).toEqual(['VALIDATION input.agendaItemDuration']);
    expect(await refused({ agendaItemDuration: 'PT90S' })).toEqual(['VALIDATION input.agendaItemDuration']);
    expect(await refused({ duration: 'PT0S' })).toEqual(['VALIDATION input.duration']);
    expect(await refused({ timeZone: 'Mars/Olympus' })).toEqual(['VALIDATION input.timeZone']);
    expect(await refused({ name: 'Tiimi 010101-123N' })).toEqual(['PERSONAL_DATA_FOUND input.name']);
    expect(await refused({ memberIds: ['nobody'] })).toEqual(['NOT_FOUND input.memberIds.0']);
    expect(await refused({ videoUrl: 'https://video.example/x', channel: 'ON_SITE' })).toEqual([
      'VALIDATION input.videoUrl',
    ]);
    expect(await refused({ videoUrl: 'http://video.example/x', channel: 'VIDEO' })).toEqual([
      'VALIDATION input.videoUrl',
    ]);
    const many = Array.from({ length: 101 }, () => randomUUID());
    expect(await refused({ memberIds: many })).toContain('LIMIT_REACHED input.memberIds');
    const after = await scene.cases.meetings.rowCounts();
    expect({ ...after, person: 0, holder: 0, organisation: 0 }).toEqual({
      ...counts,
      person: 0,
      holder: 0,
      organisation: 0,
    });
  });

  it('refuses people whom the area does not know, clients, and whoever is taken at all of its times', async () => {
    const [member, client] = [await scene.worker(), await scene.cases.client()];
    const elsewhere = await AreaBuilder.create(scene.app.owner, 'Muualla');
    const stranger = await elsewhere.person();
    const create = async (ids: string[], wish: object = {}) => problemsOf(await scene.calls.create(ids, wish));
    expect(await create([member.id, stranger.id])).toEqual(['NOT_FOUND input.memberIds.1']);
    expect(await create([member.id], { chairId: stranger.id })).toEqual(['NOT_FOUND input.chairId']);
    expect(await create([member.id, client.id])).toEqual(['VALIDATION input.memberIds.1']);
    expect(await create([member.id], { roomId: randomUUID(), channel: 'ON_SITE' })).toEqual(['NOT_FOUND input.roomId']);
    const room = await scene.cases.meetings.area.room({ capacity: 1 });
    const two = [member.id, (await scene.worker()).id];
    expect(await create(two, { roomId: room.id, channel: 'ON_SITE' })).toEqual(['CAPACITY_FULL input.roomId']);
    await scene.cases.coordinator.meetings.booked('2027-03-02T10:00:00+02:00', [member.id]);
    expect(await create([member.id], { rrule: 'FREQ=DAILY;COUNT=1' })).toEqual(['TIME_TAKEN input.firstStart']);
  });

  it('warns of a first meeting outside working hours', async () => {
    const member = await scene.worker();
    await scene.cases.meetings.area.workingHours(member.id, [720, 960]);
    expect(problemsOf(await scene.calls.create([member.id]))).toEqual(['OUTSIDE_AVAILABILITY input.firstStart']);
    expect((await scene.calls.created([member.id], { acceptWarnings: ['OUTSIDE_AVAILABILITY'] })).version).toBe(1);
  });

  it('is for coordinators, and for whoever is to chair it', async () => {
    const professional = await scene.as(['PROFESSIONAL']);
    const other = await scene.worker();
    const nobody = await scene.as([]);
    expect(problemsOf(await professional.create([other.id, professional.id]))).toEqual(['FORBIDDEN null']);
    expect(problemsOf(await nobody.create([nobody.id]))).toEqual(['FORBIDDEN null']);
    expect((await professional.created([professional.id])).chair.id).toBe(professional.id);
  });
});

describe('a team', () => {
  it('is seen by its members, its organiser and coordinators, and by nobody else', async () => {
    const [member, outsider] = [await scene.as(['PROFESSIONAL']), await scene.as(['PROFESSIONAL'])];
    const { team } = await scene.team([member.id]);
    expect((await member.team(team.id))!.name).toBe(team.name);
    expect(await member.teams()).toEqual([team.id]);
    expect(await outsider.team(team.id)).toBeNull();
    expect(await outsider.teams()).toEqual([]);
    expect(await scene.calls.teams()).toContain(team.id);
    expect(await scene.calls.team('nothing')).toBeNull();
    expect(await scene.calls.team(randomUUID())).toBeNull();
    const foreign = await AreaBuilder.create(scene.app.owner, 'Muu alue');
    const account = await foreign.account(['COORDINATOR']);
    const away = Object.assign(Object.create(Object.getPrototypeOf(member)), {
      app: scene.app,
      token: await scene.app.signIn(account.email),
    }) as typeof member;
    expect(await away.team(team.id)).toBeNull();
    expect(await away.teams()).toEqual([]);
    expect(problemsOf(await away.change(team, { name: 'Oma' }))).toEqual(['NOT_FOUND input.teamId']);
  });

  it('has meetings page by page, and those that are over when asked from when on', async () => {
    const { team } = await scene.team([], {
      firstStart: '2027-01-04T09:00:00+02:00',
      rrule: 'FREQ=DAILY;COUNT=4',
      skipPublicHolidays: false,
    });
    const query = `query ($id: ID!, $first: Int, $after: String, $from: DateTime) { team(id: $id) {
      meetings(first: $first, after: $after, from: $from) { totalCount pageInfo { hasNextPage endCursor } edges { node { start } } } } }`;
    const page = async (wish: object) => {
      const variables = { id: team.id, ...wish };
      const { team: shown } = await scene.app.data<{ team: { meetings: MeetingPage } }>(
        query,
        variables,
        scene.calls.token,
      );
      return shown.meetings;
    };
    const first = await page({ first: 3 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const rest = await page({ first: 3, after: first.pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node.start)).toEqual(['2027-01-07T07:00:00.000Z']);
    scene.app.clock.set('2027-01-04T09:30:00Z');
    try {
      expect((await page({})).totalCount).toBe(3);
      expect((await page({ from: '2027-01-01T00:00:00+02:00' })).totalCount).toBe(4);
    } finally {
      scene.app.clock.set('2027-01-04T06:00:00Z');
    }
    const wrong = await scene.app.graphql(query, { id: team.id, after: 'nonsense' }, scene.calls.token);
    expect(wrong.errors![0]!.extensions.code).toBe('VALIDATION');
  });
});

describe('changeTeam', () => {
  it('has members come and go from the next meeting on, and only them told', async () => {
    const [staying, leaving, coming] = [await scene.worker(), await scene.worker(), await scene.worker()];
    const { team, meetings, chairId } = await scene.team([staying.id, leaving.id]);
    const wish = { name: 'Uusi tiimi', addMemberIds: [coming.id, staying.id], removeMemberIds: [leaving.id] };
    const changed = teamOf(await scene.calls.change(team, wish));
    expect(changed).toMatchObject({ name: 'Uusi tiimi', version: 2 });
    expect(idsOf(changed.members).sort()).toEqual([chairId, staying.id, coming.id].sort());
    const news = await scene.cases.meetings.rows<{ person_id: string; news: string }>(
      `SELECT i.person_id, d.news FROM delivery d JOIN invitation i ON i.id = d.invitation_id
       WHERE i.series_id = $1 AND d.news <> 'INVITED' OR i.series_id = $1 AND i.person_id = $2`,
      [meetings[0]!.seriesId, coming.id],
    );
    expect(new Set(news.map((each) => each.person_id))).toEqual(new Set([leaving.id, coming.id]));
  });

  it('appoints another chair, who may then do what the chair may', async () => {
    const chair = await scene.as(['PROFESSIONAL']);
    const { team, meetings } = await scene.team([chair.id]);
    expect(problemsOf(await chair.change(team, { name: 'Minun' }))).toEqual(['FORBIDDEN input.teamId']);
    const changed = teamOf(await scene.calls.change(team, { chairId: chair.id }));
    expect(changed.chair.id).toBe(chair.id);
    expect(idsOf(changed.members)).toHaveLength(2);
    const later = await scene.cases.coordinator.meetings.meeting(meetings[5]!.id);
    const chairs = later!.participants.filter(({ requirement }) => requirement === 'CHAIR');
    expect(chairs.map(({ person }) => person.id)).toEqual([chair.id]);
    expect(teamOf(await chair.change(changed, { name: 'Minun' })).name).toBe('Minun');
    const outsider = await scene.worker();
    const again = (await scene.calls.team(team.id))!;
    const removed = { chairId: outsider.id, removeMemberIds: [chair.id] };
    expect(teamOf(await scene.calls.change(again, removed)).chair.id).toBe(outsider.id);
  });

  it('refuses what cannot be, and changes nothing then', async () => {
    const [member, client] = [await scene.worker(), await scene.cases.client()];
    const { team, meetings, chairId } = await scene.team([member.id]);
    const refused = async (wish: object, at = team) => problemsOf(await scene.calls.change(at, wish));
    expect(await refused({ name: ' ' })).toEqual(['VALIDATION input.name']);
    expect(await refused({ removeMemberIds: [chairId] })).toEqual(['VALIDATION input.removeMemberIds']);
    expect(await refused({ removeMemberIds: [client.id] })).toEqual(['NOT_FOUND input.removeMemberIds.0']);
    expect(await refused({ addMemberIds: [client.id] })).toEqual(['VALIDATION input.addMemberIds.0']);
    expect(await refused({ addMemberIds: [randomUUID()] })).toEqual(['NOT_FOUND input.addMemberIds.0']);
    expect(await refused({ chairId: randomUUID() })).toEqual(['NOT_FOUND input.chairId']);
    expect(await refused({ name: 'Toinen' }, { ...team, version: 7 })).toEqual(['STALE_VERSION input.version']);
    expect(await refused({}, { ...team, id: randomUUID() })).toEqual(['NOT_FOUND input.teamId']);
    const single = meetings[0]!;
    await scene.cases.coordinator.meetings.cancel(single, { scope: 'THIS_AND_FUTURE' });
    expect(await refused({ addMemberIds: [(await scene.worker()).id] })).toEqual(['VALIDATION input.teamId']);
    expect((await scene.calls.team(team.id))!.version).toBe(1);
    expect(idsOf((await scene.calls.team(team.id))!.members)).toHaveLength(2);
  });
});
