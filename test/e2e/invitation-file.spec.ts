import { linkOf } from '../builders/invitation-calls.js';
import { pageOf } from '../builders/invitation-page-visits.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { PageVisits } from '../builders/page-visits.js';
import { caughtMails, type ReadMail } from '../builders/read-mail.js';
import { eventually } from '../support/eventually.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open({ roles: ['api', 'worker'], organiser: { phone: '0401234567' } });
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T13:00:00+02:00';

/** The newest mail to the address, once so many have been sent to it. */
async function mailTo(address: string, count: number): Promise<ReadMail> {
  const ofAddress = async () => (await caughtMails(scene.app)).filter(({ to }) => to.includes(address));
  await eventually(async () => (await ofAddress()).length === count);
  const mails = await ofAddress();
  // Files are named by chance within one instant: what a calendar would go by is the SEQUENCE.
  return mails.sort((one, other) => sequence(one) - sequence(other)).at(-1)!;
}
const sequence = ({ ics }: ReadMail): number => Number(/^SEQUENCE:(\d+)/m.exec(ics)?.[1]);

describe("an invitation's calendar file", () => {
  it('is, byte for byte, what the mail carries: invited, moved, cancelled, each in its language', async () => {
    for (const language of ['FI', 'SV', 'EN'] as const) {
      const email = `${language.toLowerCase()}@test.example`;
      const reader = await scene.person({ email, language, displayName: 'Åke Äijö' });
      const wish = { channel: 'VIDEO', videoUrl: 'https://video.example/k7', publicTitle: 'Kahvi' };
      let meeting = await scene.calls.booked(NINE, [reader.id], wish);
      const page = await pageOf(scene, meeting, reader);
      const file = async () => (await new PageVisits(scene.app, `${page.path}/invite.ics`).get()).body;
      expect(await file()).toBe((await mailTo(email, 1)).ics);
      meeting = meetingOf(await scene.calls.move(meeting, NEXT_DAY));
      expect(await file()).toBe((await mailTo(email, 2)).ics);
      meetingOf(await scene.calls.cancel(meeting));
      expect(await file()).toBe((await mailTo(email, 3)).ics);
      expect(await file()).toContain('METHOD:CANCEL');
    }
  });

  it('is reached from the page, whose HTML does not contain its address, and kept by nobody on the way', async () => {
    const reader = await scene.person({ email: 'vera@test.example' });
    const page = await pageOf(scene, await scene.calls.booked(NINE, [reader.id]), reader);
    expect((await page.get()).body).toContain('href="?to=calendar"');
    const { statusCode, headers } = await page.get('?to=calendar');
    const location = String(headers.location);
    expect([statusCode, location]).toEqual([303, `${page.path.split('/').at(-1)}/invite.ics`]);
    const { pathname } = new URL(location, `http://localhost${page.path}`);
    const file = await new PageVisits(scene.app, pathname).get();
    expect(file.statusCode).toBe(200);
    expect(file.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="invite.ics"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  it("lies behind the page that the mail's own buttons lead to", async () => {
    const reader = await scene.person({ email: 'nelli@test.example' });
    const meeting = await scene.calls.booked(NINE, [reader.id]);
    const { html } = await mailTo('nelli@test.example', 1);
    const buttons = [...html.matchAll(/href="http:\/\/localhost:3000(\/invitation\/[^"?]+)\?answer=([A-Z]+)"/g)];
    const { path } = await pageOf(scene, meeting, reader);
    expect(buttons.map(([, at]) => at)).toEqual([path, path, path]);
    const opened = await Promise.all(
      buttons.map(
        async ([, at = '', answer = '']) => (await new PageVisits(scene.app, `${at}?answer=${answer}`).get()).body,
      ),
    );
    expect(opened[0]).toContain('Vahvista: Tulen');
    expect(opened[1]).toContain('Vahvista: En pääse');
    expect(opened[2]).toContain('<details open><summary>Ehdotan toista aikaa');
  });

  it('is there for somebody without an address, and carries the answer that was given', async () => {
    const reader = await scene.person({ displayName: 'Anna Asia' });
    const meeting = await scene.calls.booked(NINE, [reader.id]);
    const link = await linkOf(scene, meeting, reader.id);
    const page = new PageVisits(scene.app, `/invitation/${link.token}/invite.ics`);
    const unfolded = async () => (await page.get()).body.replaceAll('\r\n ', '');
    expect(await unfolded()).toMatch(/^ATTENDEE;.*PARTSTAT=NEEDS-ACTION.*CN="?Anna Asia"?.*:mailto:.*\.invalid\r$/m);
    await link.respond('ACCEPTED');
    expect(await unfolded()).toContain('PARTSTAT=ACCEPTED');
  });
});
