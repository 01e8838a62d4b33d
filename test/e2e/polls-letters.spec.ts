import { randomUUID } from 'node:crypto';
import type { PersonWish } from '../builders/area-builder.js';
import { MailServer } from '../builders/mail-server.js';
import { MailWorker } from '../builders/mail-worker.js';
import { weekLater as closesAt } from '../builders/poll-page-visits.js';
import { pollOf } from '../builders/poll-answers.js';
import { PollPost, type ReadLetter, readLetter } from '../builders/poll-post.js';
import { PollScene } from '../builders/poll-scene.js';
import { eventually } from '../support/eventually.js';

let scene: PollScene;
let post: PollPost;
beforeAll(async () => {
  scene = await PollScene.open();
  await scene.rows(
    `UPDATE person SET phone = '0401234567', email = 'kirsi@test.example' WHERE display_name = 'Kirsi Koordinaattori'`,
  );
}, 60_000);
beforeEach(() => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  post = new PollPost(scene);
});
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const WEDNESDAY = '2027-03-03T09:00:00+02:00';

/** Somebody with an address of their own, which begins with `name`. */
async function reachable(name: string, wish: PersonWish = {}) {
  const email = `${name.toLowerCase()}-${randomUUID()}@test.example`;
  return { ...(await scene.cases.meetings.person({ displayName: `${name} Asia`, email, ...wish })), email };
}
/** Whom letters went to, by the beginning of their address. */
const receivers = (letters: readonly ReadLetter[]) => letters.map(({ to }) => to.split('-')[0]);
const subjects = (letters: readonly ReadLetter[]) => letters.map(({ subject }) => subject);

/** How many connections wait for a lock of another one. */
async function waiting(): Promise<number> {
  const [row] = await scene.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row?.n ?? -1;
}

describe('somebody who is asked', () => {
  it('gets a letter of their own in their language, with a link that is theirs alone', async () => {
    const anna = await reachable('Anna');
    const bo = await reachable('Bo', { language: 'SV' });
    const cleo = await reachable('Cleo', { language: 'EN', kind: 'CLIENT' });
    const silent = await scene.cases.meetings.person({ displayName: 'Dan Ilman-Postia' });
    const people = [anna, bo, cleo, silent];
    const poll = await scene.calls.opened(
      [MONDAY, TUESDAY],
      people.map(({ id }) => id),
      { kind: 'TRAINING', closesAt },
    );
    const letters = await post.deliver(poll);
    expect(letters.map(({ to }) => to)).toEqual([anna.email, bo.email, cleo.email]);
    expect(subjects(letters)).toEqual([
      'Mikä aika sopii sinulle? Vastaa viimeistään maanantaina 11. tammikuuta',
      'Vilken tid passar dig? Svara senast måndagen den 11 januari',
      'Which time suits you? Answer by Monday 11 January',
    ]);
    expect(new Set(letters.map(({ link }) => link)).size).toBe(3);
    expect(new Set(letters.map(({ replyTo }) => replyTo)).size).toBe(3);
    for (const [index, letter] of letters.entries()) {
      expect(letter.from).toMatch(/^"Kirsi Koordinaattori" <yhteisaika\+[0-9a-f]{32}@demo\.example>$/);
      expect(letter.text).toContain('040 123 4567');
      expect(letter.html).toContain(`href="http://localhost:3000${letter.link}"`);
      expect(letter.date).toBe(Date.parse('2027-01-04T06:00:00Z'));
      // Nothing about anybody else, and nothing that only staff are to read.
      const others = people.filter((_, other) => other !== index).map(({ displayName }) => displayName);
      for (const hidden of [...others, 'Verkoston tapaaminen']) expect(letter.raw + letter.text).not.toContain(hidden);
      const page = await scene.app.application.inject(letter.link);
      expect([page.statusCode, page.headers['content-language']]).toEqual([200, ['fi', 'sv', 'en'][index]]);
    }
  });

  it('gets the same letter again after a crash, and no other', async () => {
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    const poll = await scene.calls.opened([MONDAY], [anna.id, bo.id], { closesAt });
    const first = await post.deliver(poll);
    const again = await post.deliverAgain(poll);
    expect(again.map(({ raw }) => raw)).toEqual(first.map(({ raw }) => raw));
    expect(first).toHaveLength(2);
  });

  it('is asked nothing once they have answered everything, and nothing when the poll is over', async () => {
    const [anna, bo, cleo] = [await reachable('Anna'), await reachable('Bo'), await reachable('Cleo')];
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna.id, bo.id, cleo.id], { closesAt });
    await scene.answer(poll, anna, 'NN');
    await scene.answer(poll, bo, 'N-');
    expect(receivers(await post.deliver(poll))).toEqual(['bo', 'cleo']);
    const other = await scene.calls.opened([WEDNESDAY], [anna.id, bo.id], { closesAt });
    scene.app.clock.set('2027-01-11T10:00:00Z');
    expect(await post.deliver(other)).toEqual([]);
  });

  it('is reminded a day before the poll closes, if they are silent', async () => {
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna.id, bo.id], { closesAt });
    await post.deliver(poll);
    await scene.answer(poll, anna, 'YN');
    scene.app.clock.set('2027-01-10T09:59:59Z');
    expect(await post.deliver(poll)).toEqual([]);
    scene.app.clock.set('2027-01-10T10:00:00Z');
    const [reminder, ...others] = await post.deliver(poll);
    expect(others).toEqual([]);
    expect(reminder).toMatchObject({
      to: bo.email,
      subject: 'Muistutus: mikä aika sopii sinulle? Vastaa viimeistään maanantaina 11. tammikuuta',
      date: Date.parse('2027-01-10T10:00:00Z'),
    });
  });

  it('is reminded of the closing time that holds, once', async () => {
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    const poll = await scene.calls.opened([MONDAY], [anna.id, bo.id], { closesAt });
    await post.deliver(poll);
    await scene.calls.change(poll, { closesAt: '2027-01-20T12:00:00+02:00' });
    scene.app.clock.set('2027-01-10T10:00:00Z');
    expect(await post.deliver(poll)).toEqual([]);
    scene.app.clock.set('2027-01-19T10:00:00Z');
    expect(receivers(await post.deliver(poll))).toEqual(['anna', 'bo']);
  });

  it('is reminded once, although the closing time was moved and moved back', async () => {
    const anna = await reachable('Anna');
    const poll = await scene.calls.opened([MONDAY], [anna.id], { closesAt });
    await post.deliver(poll);
    const later = pollOf(await scene.calls.change(poll, { closesAt: '2027-01-20T12:00:00+02:00' }));
    pollOf(await scene.calls.change(later, { closesAt }));
    scene.app.clock.set('2027-01-10T10:00:00Z');
    expect(receivers(await post.deliver(poll))).toEqual(['anna']);
    scene.app.clock.set('2027-01-11T09:00:00Z');
    expect(await post.deliver(poll)).toEqual([]);
  });

  it('is reminded too if they were asked only when times were added', async () => {
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    await scene.cases.meetings.area.workingHours(bo.id, [480, 960], [1, 2, 3, 4, 5], '2027-02-01');
    const poll = await scene.calls.opened([MONDAY], [anna.id, bo.id], { closesAt });
    expect(receivers(await post.deliver(poll))).toEqual(['anna']);
    pollOf(await scene.calls.change(poll, { addStarts: ['2027-01-20T09:00:00+02:00'] }));
    expect(receivers(await post.deliver(poll))).toEqual(['anna', 'bo']);
    scene.app.clock.set('2027-01-10T10:00:00Z');
    const reminders = await post.deliver(poll);
    expect(receivers(reminders)).toEqual(['anna', 'bo']);
    expect(subjects(reminders).every((subject) => subject.startsWith('Muistutus'))).toBe(true);
    expect(await post.deliverAgain(poll)).toHaveLength(5);
  });

  it('is told of new times, and that earlier answers are kept', async () => {
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    const poll = await scene.calls.opened([MONDAY], [anna.id, bo.id], { closesAt });
    await post.deliver(poll);
    await scene.answer(poll, anna, 'N');
    await scene.calls.change(poll, { addStarts: [TUESDAY] });
    const letters = await post.deliver(poll);
    expect(receivers(letters)).toEqual(['anna', 'bo']);
    expect(letters[0]!.text).toContain('Aikaisemmat vastauksesi ovat tallessa.');
  });

  it('who has not heard of the poll is asked, even if its times have changed', async () => {
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    const poll = await scene.calls.opened([MONDAY], [anna.id, bo.id], { closesAt });
    await post.deliver(poll);
    await scene.rows('UPDATE time_poll_participant SET told_by = NULL WHERE person_id = $1', [bo.id]);
    await scene.calls.change(poll, { addStarts: [TUESDAY] });
    const [toAnna, toBo] = await post.deliver(poll);
    expect(toAnna!.subject).toMatch(/^Ajat ovat muuttuneet/);
    expect(toBo!.subject).toMatch(/^Mikä aika sopii sinulle/);
    expect((await post.deliverAgain(poll)).map(({ raw }) => raw)).toContain(toBo!.raw);
  });

  it('is told that the poll is cancelled, if they had heard of it', async () => {
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    const poll = await scene.calls.opened([MONDAY], [anna.id, bo.id], { closesAt });
    await post.deliver(poll);
    await scene.calls.cancel(poll);
    const letters = await post.deliver(poll);
    expect(subjects(letters)).toEqual(['Kysely tapaamisen ajasta on peruttu', 'Kysely tapaamisen ajasta on peruttu']);
    expect(letters.map(({ link }) => link)).toEqual(['', '']);
    const unheard = await scene.calls.opened([TUESDAY], [anna.id, bo.id], { closesAt });
    await scene.calls.cancel(unheard);
    expect(await post.deliver(unheard)).toEqual([]);
  });

  it('is told of the end even if it comes while they are being written to', async () => {
    const anna = await reachable('Anna');
    const poll = await scene.calls.opened([MONDAY], [anna.id], { closesAt });
    // Nobody can read rooms for a while, so that the letter stops between looking at the poll and counting as told.
    const elsewhere = await scene.app.owner.connect();
    await elsewhere.query('BEGIN; LOCK TABLE room IN ACCESS EXCLUSIVE MODE');
    const asking = post.deliver(poll);
    await eventually(async () => (await waiting()) === 1);
    let isCancelled = false;
    const cancelling = scene.calls.cancel(poll).then(() => {
      isCancelled = true;
    });
    await eventually(async () => isCancelled || (await waiting()) === 2);
    expect(isCancelled).toBe(false);
    await elsewhere.query('COMMIT');
    elsewhere.release();
    expect(receivers(await asking)).toEqual(['anna']);
    await cancelling;
    expect(subjects(await post.deliver(poll))).toEqual(['Kysely tapaamisen ajasta on peruttu']);
  });

  it('gets nothing once no basis covers them, withdrawn or not', async () => {
    const aino = await scene.cases.client({ email: `aino-${randomUUID()}@test.example` });
    const kela = await scene.cases.worker('Kela', { email: `kela-${randomUUID()}@test.example` });
    const { cases } = scene.cases.coordinator;
    const { id: caseId } = await cases.opened(aino.id);
    const consent = await cases.recorded(caseId, { organisationIds: [kela.organisationId] });
    const poll = await scene.calls.opened([MONDAY], [aino.id, kela.id], { caseId, closesAt });
    // A basis that ended without anybody's act: the poll has not been told.
    await scene.rows(`UPDATE consent SET valid_until = '2027-02-01' WHERE id = $1`, [consent]);
    expect(receivers(await post.deliver(poll))).toEqual(['aino']);
    await scene.rows('UPDATE consent SET valid_until = NULL WHERE id = $1', [consent]);
    const other = await scene.calls.opened([TUESDAY], [aino.id, kela.id], { caseId, closesAt });
    await cases.withdraw(consent);
    expect(receivers(await post.deliver(other))).toEqual(['aino']);
  });
});

describe('the organiser of a poll that closes without a time', () => {
  it('is told what was answered, in counts', async () => {
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna.id, bo.id], { publicTitle: 'Verkosto', closesAt });
    await scene.answer(poll, anna, 'YN');
    scene.app.clock.set('2027-01-11T10:00:00Z');
    await scene.close(poll);
    const [letter, ...others] = await post.deliver(poll);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      to: 'kirsi@test.example',
      subject: 'Aikakysely päättyi ilman yhteistä aikaa: Verkosto',
      date: Date.parse('2027-01-11T10:00:00Z'),
    });
    expect(letter!.text).toContain('ma 1.3. klo 9.00: sopii 1, sopii tarvittaessa 0, ei sovi 0');
    expect(letter!.text).toContain('ti 2.3. klo 9.00: sopii 0, sopii tarvittaessa 0, ei sovi 1');
    expect(letter!.text).toContain('Vastaamatta: 1');
    expect(letter!.raw + letter!.text).not.toMatch(/Anna|Bo Asia/);
  });
});

describe('a mail server', () => {
  it('that refuses an address for good is not asked again, and one that is busy is', async () => {
    const server = await MailServer.start();
    const [anna, bo] = [await reachable('Anna'), await reachable('Bo')];
    server.refusals.set(anna.email, [550]);
    server.refusals.set(bo.email, [450]);
    const poll = await scene.calls.opened([MONDAY], [anna.id, bo.id], { closesAt });
    const worker = await MailWorker.start(scene.app, server.url);
    const states = async () => {
      const rows = await scene.rows<{ state: string; attempts: number }>(
        `SELECT state, attempts FROM outbox WHERE kind = 'poll.letter' AND subject->>'pollId' = $1 AND subject->>'news' = 'ASKED' ORDER BY state`,
        [poll.id],
      );
      return rows.map(({ state, attempts }) => `${state} ${attempts}`);
    };
    try {
      await eventually(async () => (await states()).includes('FAILED 1') && (await states()).includes('WAITING 1'));
      await worker.wakeAfterMinutes(2);
      await eventually(async () => (await states()).includes('DONE 2'));
      expect(await states()).toEqual(['DONE 2', 'FAILED 1']);
      const arrived = await Promise.all(server.arrived.map(readLetter));
      expect(arrived.filter(({ to }) => to === bo.email)).toHaveLength(1);
      expect(arrived.map(({ to }) => to)).not.toContain(anna.email);
    } finally {
      await worker.stop();
      await server.stop();
    }
  });
});
