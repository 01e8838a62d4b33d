import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleScene, TUESDAYS } from '../builders/bundle-scene.js';
import type { ReadBundle } from '../builders/read-mail.js';
import { bookTogether, calledOff, changeTogether, movedTo, without } from '../builders/together-acts.js';
import { type CalendarReader, libicalReader, pythonReader, readFacts } from '../support/calendar-readers.js';

/** What a mail of many brings, and what lies behind its link, as readers see it that share no line with us. */
interface Sent {
  readonly ids: readonly string[];
  readonly mail: ReadBundle;
  readonly changed: ReadBundle;
  readonly file: string;
}

let bundles: BundleScene;
let sent: Sent;
const folder = mkdtempSync(join(tmpdir(), 'yhteisaika-bundle-'));
const readers = new Map<string, [message: CalendarReader, file: CalendarReader]>();

beforeAll(async () => {
  readers.set('libical', [libicalReader('libical-reader.c', folder), libicalReader('libical-feed-reader.c', folder)]);
  readers.set('python3-icalendar', [pythonReader('icalendar-reader.py'), pythonReader('icalendar-feed-reader.py')]);
  bundles = await BundleScene.open();
  await bundles.begin();
  const [reader, other] = [await bundles.reader(), await bundles.reader()];
  const participants = [reader.id, other.id];
  const starts = [...TUESDAYS, '2027-10-26T09:00:00+03:00'];
  const ids = await bookTogether(
    bundles.scene,
    starts.map((start) => ({ start, participants })),
  );
  await bundles.send();
  const mail = await bundles.mailTo(reader);
  bundles.server.arrived.length = 0;
  const [moved = '', off = '', left = ''] = ids;
  await changeTogether(bundles.scene, [
    [moved, movedTo('2027-11-02T09:00:00+02:00')],
    [off, calledOff],
    [left, without(reader.id)],
  ]);
  await bundles.send();
  const { body: file } = await (await bundles.page(reader)).get('/invitations.ics');
  sent = { ids, mail, changed: await bundles.mailTo(reader), file };
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await bundles?.end();
  await bundles?.close();
});

const seconds = (instant: string): string => String(Date.parse(instant) / 1000);

/** Only libical knows the tables of iTIP (RFC 5546), and says whether a message keeps to them. */
describe.each([
  ['libical', 'kept'],
  ['python3-icalendar', ''],
])('%s', (name, kept) => {
  const readerOf = (what: 0 | 1): CalendarReader => {
    const reader = readers.get(name)?.[what];
    if (!reader) throw new Error('no such reader');
    return reader;
  };
  const told = ({ calendars }: ReadBundle): string[][] =>
    calendars.map(({ ics }) => {
      const facts = Object.fromEntries(readFacts(readerOf(0), ics, 'America/St_Johns'));
      return ['ERRORS', 'RESTRICTIONS', 'EVENTS', 'METHOD', 'DTSTART', 'SEQUENCE', 'ATTENDEES'].map(
        (fact) => facts[fact] ?? '',
      );
    });

  it('reads each part of a mail of many as a whole message of its own', () => {
    const starts = [...TUESDAYS, '2027-10-26T09:00:00+03:00'];
    expect(told(sent.mail)).toEqual(starts.map((start) => ['0', kept, '1', 'REQUEST', seconds(start), '0', '1']));
  });

  it('reads the ends among them as such', () => {
    expect(told(sent.changed)).toEqual([
      ['0', kept, '1', 'CANCEL', seconds(TUESDAYS[1]), '1', '1'],
      ['0', kept, '1', 'CANCEL', seconds(TUESDAYS[2]), '1', '1'],
      ['0', kept, '1', 'REQUEST', seconds('2027-11-02T09:00:00+02:00'), '1', '1'],
    ]);
  });

  it.each(['UTC', 'Europe/Helsinki', 'America/St_Johns'])('reads all that stands in the one file, in %s', (zone) => {
    const facts = readFacts(readerOf(1), sent.file, zone);
    const all = (fact: string) => facts.filter(([key]) => key === fact).map(([, value]) => value);
    expect(all('ERRORS')).toEqual(['0']);
    expect(all('UID')).toEqual([3, 0].map((index) => `${sent.ids[index]}@test.example`));
    expect(all('DTSTART')).toEqual(['2027-10-26T09:00:00+03:00', '2027-11-02T09:00:00+02:00'].map(seconds));
    expect(all('ATTENDEES')).toEqual(['1', '1']);
  });
});
