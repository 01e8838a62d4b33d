import { groupProblemsOf, namesOf } from '../builders/peer-answers.js';
import { MeetingCalls } from '../builders/meeting-calls.js';
import { acceptPlace } from '../builders/peer-calls.js';
import { deliver } from '../builders/peer-letters.js';
import { PeerScene } from '../builders/peer-scene.js';
import { readText } from '../builders/poll-page-visits.js';
import { sendWaiting } from '../builders/sent-mails.js';

let scene: PeerScene;
beforeAll(async () => {
  scene = await PeerScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-03-01T08:00:00+02:00'));
afterEach(async () => {
  await scene.rows('UPDATE commitment SET exclusive = false');
  await deliver(scene);
});
afterAll(() => scene?.end());

/** Of one place, which its member has left; the others wait in their order. */
async function freed(count: number) {
  const peers = await scene.leaderNow();
  const group = await peers.created([scene.leader.id], { capacity: 1 });
  const people = await scene.clients(count + 1);
  for (const person of people) await peers.join(group, person);
  await deliver(scene);
  await peers.leave(group, people[0]!);
  return { group, people: people.slice(1), peers };
}

describe('a freed place', () => {
  it('is offered by a letter in plain language, and one tap takes it', async () => {
    const { group, people } = await freed(2);
    const [letter, ...others] = await deliver(scene);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ to: 'tulija@test.example', subject: 'Ryhmässä on nyt paikka sinulle' });
    expect(letter!.text).toContain(
      'Ryhmässä on nyt paikka sinulle. Kerro viimeistään keskiviikkona 3. maaliskuuta kello 8.00, otatko sen.',
    );
    expect(letter!.text).toContain('Soita: Virpi Vertainen, 040 123 4567.');
    // Neither what the group is about, nor anybody in it.
    expect(letter!.raw).not.toMatch(/Torstairyhmä|Tulija 1|Tulija 3/);
    const shown = await letter!.page.get();
    expect(shown.body.match(/<button/g)).toHaveLength(2);
    expect(namesOf((await scene.now(group)).waitlist)).toEqual(['OFFERED Tulija 2', 'WAITING 1 Tulija 3']);
    expect((await letter!.page.post([['act', 'accept']])).statusCode).toBe(303);
    expect(readText((await letter!.page.get('?done=yes')).body)).toContain('Vastauksesi on tallennettu.');
    expect(namesOf((await scene.now(group)).members)).toEqual(['MEMBER Tulija 2']);
    expect(await scene.placeToken(group, people[0]!)).toHaveLength(64);
  });

  it('goes to the next in line when it is turned down, or not answered in time, also when the worker was down', async () => {
    const { group, people } = await freed(3);
    const [first] = await deliver(scene);
    await first!.page.post([['act', 'leave']]);
    expect(namesOf((await scene.now(group)).waitlist)).toEqual(['OFFERED Tulija 3', 'WAITING 1 Tulija 4']);
    const [second] = await deliver(scene);
    scene.app.clock.advanceMinutes(48 * 60);
    // Nobody has swept it, and the page and the list go by the clock.
    expect(readText((await second!.page.get()).body)).toContain('Et ole ryhmässä');
    expect(namesOf((await scene.now(group)).waitlist)).toEqual(['WAITING 1 Tulija 4']);
    const late = await scene.accept(group, people[1]!);
    expect(groupProblemsOf(late)).toEqual(['HOLD_EXPIRED token']);
    scene.app.clock.advanceMinutes(5 * 60);
    await scene.lapse();
    await scene.lapse();
    expect(namesOf((await scene.now(group)).waitlist)).toEqual(['OFFERED Tulija 4']);
    const letters = await deliver(scene);
    expect(letters.map(({ subject }) => subject).sort()).toEqual([
      'Ryhmän paikka meni seuraavalle',
      'Ryhmässä on nyt paikka sinulle',
    ]);
    // The session is on Thursday at five: three hours before it the next one could still come.
    const [row] = (await scene.now(group)).waitlist;
    expect(row!.offeredUntil).toBe('2027-03-04T12:00:00.000Z');
  });

  it('is taken by telephone too: staff put whoever is offered it into the group', async () => {
    const { group, people, peers } = await freed(1);
    expect((await peers.join(group, people[0]!)).membership).toMatchObject({ state: 'MEMBER' });
    // The letter that was on its way tells nothing that is so any more.
    expect(await deliver(scene)).toEqual([]);
  });

  it('is not there for who waits, nor behind another link', async () => {
    const { group, people } = await freed(2);
    expect(groupProblemsOf(await scene.accept(group, people[1]!))).toEqual(['VALIDATION token']);
    const signUp = scene.token('PEER_GROUP', group.id);
    for (const token of ['', '0'.repeat(64), signUp])
      expect(groupProblemsOf(await acceptPlace(scene.app, token))).toEqual(['NOT_FOUND token']);
  });

  it('is offered to nobody once the group has met for the last time', async () => {
    const { group, peers } = await freed(0);
    await peers.join(group, { id: (await scene.client('Uusi Tulija')).id });
    const waiting = await scene.client('Jono Tulija');
    await peers.join(group, waiting);
    const later = await scene.leaderLater('2027-04-20T10:00:00+03:00');
    await later.leave(group, { id: (await later.group(group))!.members[0]!.person.id });
    expect(namesOf((await scene.now(group)).waitlist)).toEqual(['WAITING 1 Jono Tulija']);
    const problems = groupProblemsOf(await later.join(group, await scene.client('Myöhä Tulija')));
    expect(problems).toEqual(['NOT_FEASIBLE null']);
  });
});

describe('who comes and who goes', () => {
  it('hear of it themselves, and nobody else does', async () => {
    const peers = await scene.leaderNow();
    const group = await peers.created([scene.leader.id], { capacity: 2 });
    await sendWaiting(scene.meetings);
    const [anna, bo, cilla] = await scene.clients(3);
    await peers.join(group, anna!);
    expect((await sendWaiting(scene.meetings)).map((mail) => mail.to && [mail.to].flat()[0]!.text)).toEqual([
      expect.stringContaining('Tulija 1'),
    ]);
    await peers.join(group, bo!);
    const [invitation, ...more] = await sendWaiting(scene.meetings);
    expect(more).toEqual([]);
    expect(invitation!.ics).toContain('ROLE=OPT-PARTICIPANT');
    expect(invitation!.ics!.match(/ATTENDEE/g)).toHaveLength(1);
    expect(`${invitation!.text} ${invitation!.ics}`).not.toMatch(/Tulija 1|Torstairyhmä/);
    await peers.join(group, cilla!);
    expect((await deliver(scene)).map(({ subject }) => subject).sort()).toEqual([
      'Olet jonossa ryhmään',
      'Sinulla on paikka ryhmässä',
      'Sinulla on paikka ryhmässä',
    ]);
    await peers.leave(group, bo!);
    const [cancelled, ...others] = await sendWaiting(scene.meetings);
    expect(others).toEqual([]);
    expect(cancelled!.ics).toContain('METHOD:CANCEL');
    await peers.leave(group, cilla!);
    expect((await deliver(scene)).map(({ subject }) => subject)).toEqual(['Et ole enää jonossa ryhmään']);
  });

  it('are told by itself of a session that had to be booked at another time, each time that they come and go', async () => {
    const peers = await scene.leaderNow();
    const busy = new MeetingCalls(scene.app, peers.token);
    await busy.booked('2027-03-11T17:00:00+02:00', [scene.leader.id], { kind: 'OTHER' });
    const group = await peers.created([scene.leader.id]);
    const [first] = group.sessions.edges;
    const { meeting } = await scene.app.data(
      'query ($id: ID!) { meeting(id: $id) { series { clashes { id } } } }',
      { id: first!.node.id },
      peers.token,
    );
    const input = { clashId: meeting.series.clashes[0].id, start: '2027-03-12T17:00:00+02:00' };
    const { bookOccurrence } = await scene.app.data(
      'mutation ($input: BookOccurrenceInput!) { bookOccurrence(input: $input) { meeting { id version } problems { code } } }',
      { input },
      peers.token,
    );
    expect(bookOccurrence.problems).toEqual([]);
    await sendWaiting(scene.meetings);
    const anna = await scene.client('Anna Tulija');
    for (const method of ['REQUEST', 'CANCEL', 'REQUEST', 'CANCEL']) {
      const act = method === 'REQUEST' ? peers.join(group, anna) : peers.leave(group, anna);
      expect((await act).problems).toEqual([]);
      const mails = await sendWaiting(scene.meetings);
      expect(mails.map(({ ics }) => /METHOD:(\w+)/.exec(ics ?? '')?.[1])).toEqual([method, method]);
    }
    const versions = (await peers.group(group))!.sessions.edges.map(({ node }) => [node.id, node.version]);
    expect(versions.filter(([, version]) => version !== 1)).toEqual([
      [bookOccurrence.meeting.id, bookOccurrence.meeting.version + 4],
    ]);
  });
});
