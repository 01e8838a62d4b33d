import { BundleScene, type BundleReader, eventsIn, TUESDAYS } from '../builders/bundle-scene.js';
import { formOf, pageOf } from '../builders/invitation-page-visits.js';
import { readMail, valueOf } from '../builders/read-mail.js';
import { bookTogether, calledOff, changeTogether, movedTo } from '../builders/together-acts.js';
import { eventually } from '../support/eventually.js';

let bundles: BundleScene;
beforeAll(async () => {
  bundles = await BundleScene.open();
}, 60_000);
beforeEach(() => bundles.begin());
afterEach(() => bundles.end());
afterAll(() => bundles?.close());

const states = async (reader: { readonly id: string }, ids: readonly string[]) =>
  (await bundles.invitationsOf(reader, ids)).map(({ state }) => state);
/** As if the process had died after the server took the mail over, and before that was noted; the lease has lapsed. */
const diedBeforeTheMark = async (): Promise<void> => {
  await bundles.scene.rows(`UPDATE delivery SET state = 'QUEUED', sent_at = NULL WHERE mail_id IS NOT NULL`);
  await bundles.scene.rows(
    `UPDATE outbox SET state = 'QUEUED', lease_until = created_at WHERE kind = 'invitation.send-bundle'`,
  );
};

describe('between the act and the sending', () => {
  it('an event that was called off is left out, and nothing is said of it', async () => {
    const reader = await bundles.reader();
    const [first = '', ...others] = await bundles.book(reader);
    await changeTogether(bundles.scene, [[first, calledOff]]);
    await bundles.send();
    const mail = await bundles.mailTo(reader);
    expect(mail.subject).toBe('Kutsu 2 tapaamiseen, ensimmäinen tiistaina 9. maaliskuuta');
    expect(eventsIn(mail)).toEqual(['REQUEST 20270309T090000', 'REQUEST 20270330T090000']);
    expect(await states(reader, [first, ...others])).toEqual(['SUPPRESSED', 'SENT', 'SENT']);
  });

  it('one that was moved is told with its new time, and not once more', async () => {
    const reader = await bundles.reader();
    const [first = '', ...others] = await bundles.book(reader);
    await changeTogether(bundles.scene, [[first, movedTo('2027-03-04T13:00:00+02:00')]]);
    await bundles.send();
    const mail = await bundles.mailTo(reader);
    expect(mail.subject).toBe('Kutsu 3 tapaamiseen, ensimmäinen torstaina 4. maaliskuuta');
    expect(eventsIn(mail)[0]).toBe('REQUEST 20270304T130000');
    expect(await states(reader, [first, ...others])).toEqual(['SENT', 'SENT', 'SENT']);
  });

  it('one alone that is left is an ordinary mail', async () => {
    const reader = await bundles.reader();
    const [first = '', second = '', third = ''] = await bundles.book(reader);
    await changeTogether(bundles.scene, [
      [first, calledOff],
      [third, calledOff],
    ]);
    await bundles.send();
    const [raw = '', ...more] = bundles.rawMailsTo(reader);
    const mail = await readMail(raw);
    expect([mail.subject, more]).toEqual(['Kutsu tapaamiseen tiistaina 9. maaliskuuta', []]);
    expect(valueOf(mail, 'ORGANIZER')).toBe(`mailto:${mail.from}`);
    expect(await states(reader, [second])).toEqual(['SENT']);
  });

  it('none that is left is no mail', async () => {
    const reader = await bundles.reader();
    const ids = await bundles.book(reader);
    await changeTogether(
      bundles.scene,
      ids.map((id) => [id, calledOff]),
    );
    await bundles.send();
    expect(bundles.server.arrived).toEqual([]);
    expect(await states(reader, ids)).toEqual(Array(3).fill('SUPPRESSED'));
  });
});

describe('a mail of many that may have arrived', () => {
  it('is the same mail when it is sent again, to the letter', async () => {
    const reader = await bundles.reader();
    const ids = await bundles.book(reader);
    await bundles.send();
    await diedBeforeTheMark();
    await bundles.sendAfterMinutes(10);
    const [first, again, ...more] = bundles.rawMailsTo(reader);
    expect([again, more]).toEqual([first, []]);
    expect(await states(reader, ids)).toEqual(Array(3).fill('SENT'));
  });

  it('has what was called off since told by a cancellation, and keeps its Message-ID', async () => {
    const reader = await bundles.reader();
    const [first = ''] = await bundles.book(reader);
    await bundles.send();
    await bundles.stopWorker();
    await diedBeforeTheMark();
    await changeTogether(bundles.scene, [[first, calledOff]]);
    bundles.scene.app.clock.advanceMinutes(10);
    await bundles.send();
    const mails = await bundles.mailsTo(reader);
    const [whole, ...later] = mails;
    const again = later.find(({ messageId }) => messageId === whole?.messageId);
    const cancellation = later.find(({ messageId }) => messageId !== whole?.messageId);
    expect(again && eventsIn(again)).toEqual(['REQUEST 20270309T090000', 'REQUEST 20270330T090000']);
    expect(cancellation?.subject).toBe('Tapaaminen tiistaina 2. maaliskuuta on peruttu');
    expect(later).toHaveLength(2);
  });
});

describe('a mail of many that a server refuses', () => {
  it.each([421, 451])('with %i is asked again later, under the same Message-ID', async (code) => {
    const reader = await bundles.reader();
    bundles.server.refusals.set(reader.email, [code]);
    const ids = await bundles.book(reader);
    await bundles.send();
    const waiting = await bundles.invitationsOf(reader, ids);
    expect(waiting.map(({ state, attempts, lastError }) => [state, attempts, lastError])).toEqual(
      Array(3).fill(['QUEUED', 1, 'Viesti ei ole vielä lähtenyt. Yritämme uudelleen.']),
    );
    await bundles.sendAfterMinutes(1);
    expect(eventsIn(await bundles.mailTo(reader))).toHaveLength(3);
    const sent = await bundles.invitationsOf(reader, ids);
    expect(sent.map(({ state, attempts }) => [state, attempts])).toEqual(Array(3).fill(['SENT', 2]));
  });

  it('for good has all of it failed and the organiser told once; a corrected address gets all of it in one mail', async () => {
    const reader = await bundles.reader();
    bundles.server.refusals.set(reader.email, Array<number>(5).fill(550));
    const ids = await bundles.book(reader);
    await bundles.send();
    expect(await states(reader, ids)).toEqual(Array(3).fill('FAILED'));
    expect(bundles.server.arrived).toEqual([expect.stringMatching(/^To: Olli Organisoija <olli@test\.example>\r$/m)]);

    const email = `corrected-${reader.email}`;
    await correct(reader, { email });
    await bundles.send();
    const mail = await bundles.mailTo({ email });
    expect(mail.subject).toBe('Kutsu 3 tapaamiseen, ensimmäinen tiistaina 2. maaliskuuta');
    expect(eventsIn(mail)).toHaveLength(3);
    expect(await states(reader, ids)).toEqual(Array(3).fill('SENT'));
    expect((await (await bundles.page(reader)).get()).statusCode).toBe(200);
  });

  it('for ever is given up in the end', async () => {
    const reader = await bundles.reader();
    bundles.server.refusals.set(reader.email, Array<number>(100).fill(451));
    const ids = await bundles.book(reader);
    await bundles.send();
    for (let hours = 0; hours < 40 && (await states(reader, ids)).includes('QUEUED'); hours += 1)
      await bundles.sendAfterMinutes(90);
    expect(await states(reader, ids)).toEqual(Array(3).fill('FAILED'));
  }, 60_000);
});

describe('who is told by text message', () => {
  it('gets one with how many there are, the first of them and a link to the page', async () => {
    const reader = await bundles.scene.person({ displayName: 'Aino Arka', kind: 'CLIENT', phone: '040 765 4321' });
    const ids = await bundles.book(reader);
    await bundles.send();
    const [text = '', ...more] = bundles.gateway.texts;
    expect(more).toEqual([]);
    expect(text).toMatch(
      /^Kutsu: 3 tapaamista, ensimmäinen ti 2\.3\. klo 9\.00\. Kerro, tuletko: \S+\/invitations\/[0-9a-f]{64} tai soita: .*040 123 4567$/,
    );
    expect(await states(reader, ids)).toEqual(Array(3).fill('SENT'));
  });

  it('gets one as well when the mail of all of them is refused for good', async () => {
    const reader = await bundles.reader({ phone: '040 765 4321' });
    bundles.server.refusals.set(reader.email, [550]);
    const ids = await bundles.book(reader);
    await bundles.send();
    expect(bundles.gateway.texts).toEqual([expect.stringMatching(/^Kutsu: 3 tapaamista/)]);
    expect(await states(reader, ids)).toEqual(Array(3).fill('SENT'));
  });

  it('and has mails in the calendar gets their end by mail as well', async () => {
    const reader = await bundles.reader({ phone: '040 765 4321' });
    const ids = await bundles.book(reader);
    await bundles.send();
    const page = await pageOf(bundles.scene, { id: ids[0] ?? '' }, reader);
    expect((await page.post(formOf('', 'wish', { wish: 'SMS' }))).statusCode).toBe(303);
    await changeTogether(
      bundles.scene,
      ids.map((id) => [id, calledOff]),
    );
    await bundles.send();
    const [, mail] = await bundles.mailsTo(reader);
    expect(mail && eventsIn(mail)).toEqual([
      'CANCEL 20270302T090000',
      'CANCEL 20270309T090000',
      'CANCEL 20270330T090000',
    ]);
    expect(bundles.gateway.texts).toEqual([
      expect.stringMatching(/^Peruttu: 3 tapaamista, ensimmäinen ti 2\.3\. klo 9\.00\./),
    ]);
  });
});

/** How many of this database's connections wait for somebody else's lock. */
const waiting = async (): Promise<number> => {
  const [row] = await bundles.scene.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event IN ('transactionid', 'tuple')`,
  );
  return row?.n ?? 0;
};

describe('a change at the very moment of sending', () => {
  it('waits until the mail counts as tried, so that whoever is invited hears of the end as well', async () => {
    const reader = await bundles.reader();
    const ids = await bundles.book(reader, {}, [...TUESDAYS, '2027-04-06T09:00:00+03:00']);
    const holding = await bundles.scene.app.owner.connect();
    await holding.query('BEGIN');
    await holding.query(`SELECT FROM delivery WHERE mail_id IS NOT NULL AND state = 'QUEUED' FOR UPDATE`);
    // The worker has looked whether anything has changed, and has not yet written down that it sends.
    const sending = bundles.send();
    await eventually(async () => (await waiting()) === 1);
    const changing = changeTogether(
      bundles.scene,
      ids.slice(1, 3).map((id) => [id, calledOff]),
    );
    await eventually(async () => (await waiting()) === 2);
    await holding.query('COMMIT');
    holding.release();
    await Promise.all([sending, changing]);
    await bundles.send();
    const [invitations, ends, ...more] = (await bundles.mailsTo(reader)).map(eventsIn);
    expect(invitations).toHaveLength(4);
    expect(ends).toEqual(['CANCEL 20270309T090000', 'CANCEL 20270330T090000']);
    expect(more).toEqual([]);
  });

  it('and the sending of several mails about the same meetings come to their ends together', async () => {
    const readers = await Promise.all([bundles.reader(), bundles.reader(), bundles.reader()]);
    const ids = await bookTogether(
      bundles.scene,
      TUESDAYS.map((start) => ({ start, participants: readers.map(({ id }) => id) })),
    );
    const off = changeTogether(
      bundles.scene,
      ids.toReversed().map((id) => [id, calledOff]),
    );
    await Promise.all([bundles.send(), off]);
    await bundles.send();
    for (const reader of readers) {
      const told = (await bundles.mailsTo(reader)).flatMap(eventsIn);
      const invited = told.filter((each) => each.startsWith('REQUEST')).length;
      expect([invited, told.length - invited]).toEqual(invited === 0 ? [0, 0] : [3, 3]);
    }
  });
});

/** As the directory does it: whoever has a corrected address is sent what could not go out. */
async function correct({ id }: BundleReader, change: { readonly email: string }): Promise<void> {
  const coordinator = await bundles.scene.as(['COORDINATOR', 'ADMINISTRATOR']);
  const { answer } = await bundles.scene.app.data<{ answer: { problems: unknown[] } }>(
    'mutation ($input: UpdatePersonInput!) { answer: updatePerson(input: $input) { problems { code field message } } }',
    { input: { personId: id, ...change } },
    coordinator.token,
  );
  if (answer.problems.length > 0) throw new Error(JSON.stringify(answer.problems));
}
