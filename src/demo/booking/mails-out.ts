import { waitUntil } from '../../platform/embedded-postgres/wait-until.js';
import { type CaughtMail, caughtMails } from '../story/caught-mails.js';
import { type BookedMeeting, readMeeting } from '../story/meeting-changes.js';
import type { Scene } from './scene.js';
import { StoryBroken } from '../story/story-broken.js';

/** A mail takes milliseconds; a machine that does something else meanwhile may need a while. */
const sendingSecondsMax = 15;

const LANGUAGES: Readonly<Record<string, string>> = { fi: 'Finnish', sv: 'Swedish', en: 'English' };

export interface ExpectedMails {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly sequence: number;
  /** How many lines of each text are shown. */
  readonly linesShown: number;
}

/** Waits until the API says that everybody has been told, shows the mails, and looks at what every one of them must be. */
export async function mailsOut(scene: Scene, meeting: BookedMeeting, expected: ExpectedMails): Promise<void> {
  const { narrator, api, mailDirectory } = scene;
  await narrator.while('The mails leave by the outbox and the queue', untilSent(scene, meeting, expected));
  const mails = await caughtMails(mailDirectory, meeting.icalUid, expected.sequence);
  narrator.say(`METHOD:${expected.method} · SEQUENCE:${expected.sequence} · UID:${meeting.icalUid}`);
  for (const mail of mails) show(scene, mail, expected.linesShown);
  checkRecipients(scene, await readMeeting(api, meeting.id), mails);
  narrator.check(
    `All carry that METHOD, announced by the mail as well, that SEQUENCE and the meeting's UID`,
    mails.every(
      ({ calendar, announcedMethod }) => calendar.method === expected.method && announcedMethod === expected.method,
    ),
  );
}

async function untilSent({ api }: Scene, meeting: BookedMeeting, { sequence }: ExpectedMails): Promise<void> {
  const sent = await waitUntil(
    async () => {
      const { invitations } = await readMeeting(api, meeting.id);
      return invitations.every((each) => each.state === 'SENT' && each.sequence === sequence) || undefined;
    },
    { withinMilliseconds: sendingSecondsMax * 1_000, everyMilliseconds: 50 },
  );
  if (!sent) throw new StoryBroken(`everybody has been told within ${sendingSecondsMax} s`);
}

function show({ narrator }: Scene, mail: CaughtMail, linesShown: number): void {
  narrator.item(`${mail.to}, in ${LANGUAGES[mail.language] ?? mail.language}`);
  narrator.detail(`“${mail.subject}”`);
  const lines = mail.text.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines.slice(0, linesShown)) narrator.detail(line);
}

function checkRecipients(
  { narrator, cast }: Scene,
  { invitations }: BookedMeeting,
  mails: readonly CaughtMail[],
): void {
  const addresses = invitations.map(({ person }) => person.email ?? '').sort();
  narrator.check(
    `${mails.length} mails, one to each of ${addresses.length} people`,
    addresses.length === 6 && JSON.stringify(mails.map(({ to }) => to)) === JSON.stringify(addresses),
  );
  narrator.check(
    'Each names its own recipient and nobody else, in text, HTML and calendar',
    mails.every(
      ({ to, calendar, everything }) =>
        calendar.attendees.join() === to && addresses.every((other) => other === to || !everything.includes(other)),
    ),
  );
  const everybody = [
    cast.client,
    ...cast.doctors,
    cast.kela,
    cast.municipality,
    cast.association,
    ...cast.interpreters,
  ];
  narrator.check(
    'Each is in its reader’s language',
    mails.every(({ to, language }) =>
      everybody.some((person) => person.email === to && person.language.toLowerCase() === language),
    ),
  );
}
