import { invitationSms } from '../../../src/features/invitations/invitation-sms-text.js';
import { gsmText, septets } from '../../../src/platform/sms/gsm-text.js';
import { everyKindOfInvitation, facts } from './invitation-facts.js';
import { everyLetterOfSeries, series, seriesFacts } from './series-facts.js';

const link = 'https://aika.example/invitation/abc';
const realLink = `https://ajanvaraus.keski-suomi.example/invitation/${'0123456789abcdef'.repeat(4)}`;
const contact = 'Matti Öhman, 040 123 4567';

it.each([
  [
    'FI',
    `Kutsu: tapaaminen to 12.3. klo 9.00, Kauppakatu 1, Laukaa, toinen kerros. Kerro, tuletko: ${link} tai soita: 040 123 4567`,
  ],
  [
    'SV',
    `Inbjudan: möte tors 12.3 kl. 9.00, Kauppakatu 1, Laukaa, toinen kerros. Berätta om du kommer: ${link} eller ring: 040 123 4567`,
  ],
  [
    'EN',
    `Invitation: meeting Thu 12 March at 9:00, Kauppakatu 1, Laukaa, toinen kerros. Please tell us if you are coming: ${link} or call: ${contact}`,
  ],
] as const)('an invitation says what, when, where and what to do: %s', (language, text) => {
  const sent = invitationSms(facts({ language }));
  expect(sent).toBe(text);
});

it.each([
  [
    'MOVED',
    `Tapaaminen on siirtynyt. Uusi aika: to 12.3. klo 9.00, Kauppakatu 1. Kerro, tuletko: ${link} tai soita: ${contact}`,
  ],
  [
    'CHANGED',
    `Muutos: tapaaminen to 12.3. klo 9.00, Kauppakatu 1. Aika on sama kuin ennen. Kerro, tuletko: ${link} tai soita: 040 123 4567`,
  ],
  [
    'CANCELLED',
    `Peruttu: tapaaminen to 12.3. klo 9.00. Sinun ei tarvitse tehdä mitään. Lue lisää: ${link} Jos haluat kysyä, soita: 040 123 4567`,
  ],
  [
    'REMOVED',
    `Kutsusi ei enää ole voimassa: tapaaminen to 12.3. klo 9.00. Sinun ei tarvitse tehdä mitään. Jos haluat kysyä, soita: ${contact}`,
  ],
] as const)('%s', (kind, text) => {
  const sent = invitationSms(facts({ kind, place: 'Kauppakatu 1' }));
  expect(sent).toBe(text);
});

it("leaves the organiser's name out where that spares a second part, and only there", () => {
  const short = invitationSms(facts({ place: 'Kauppakatu 1, Laukaa, toinen kerros, ovi' }));
  expect([septets(short) <= 160, short.includes('Matti')]).toEqual([true, false]);
  const long = invitationSms(facts({ answerLink: realLink }));
  expect([septets(long) <= 160, long.includes(contact)]).toEqual([false, true]);
});

it.each([
  ['INVITED', 'Kutsu: tapaamiset joka torstai klo 9.00, alkaen to 12.3., Kauppakatu 1. Kerro, tuletko: '],
  [
    'MOVED',
    'Tapaamisten ajat ovat muuttuneet. Uudet ajat: joka torstai klo 9.00, alkaen to 12.3., Kauppakatu 1. Kerro, tuletko: ',
  ],
  ['CANCELLED', 'Peruttu: tapaamiset joka torstai klo 9.00. Sinun ei tarvitse tehdä mitään. Lue lisää: '],
  ['SERIES_ENDS', 'Tapaamisesi päättyvät. Viimeinen on to 18.6. Lue lisää: '],
  ['SERIES_CHANGED', 'Muutos päiviin: tapaamiset joka torstai klo 9.00, alkaen to 12.3., Kauppakatu 1. Lue lisää: '],
] as const)('a series is told by its rhythm: %s', (kind, beginning) => {
  expect(invitationSms(seriesFacts({ kind, place: 'Kauppakatu 1' }))).toContain(`${beginning}${link}`);
});

it('a series is told in three languages, and by its first date where no words say its rhythm', () => {
  expect(invitationSms(seriesFacts({ language: 'SV' }))).toMatch(
    /^Inbjudan: möten varje torsdag kl\. 9\.00, från tors 12\.3, /,
  );
  expect(invitationSms(seriesFacts({ language: 'EN' }))).toMatch(
    /^Invitation: meetings every Thursday at 9:00, from Thu 12 March, /,
  );
  expect(invitationSms(seriesFacts({ series: series({}, 'FREQ=YEARLY') }))).toMatch(
    /^Kutsu: tapaamiset ensimmäinen to 12\.3\. klo 9\.00, /,
  );
  expect(invitationSms(seriesFacts({ kind: 'SERIES_ENDS', series: series({ next: [] }) }))).toContain(
    'Viimeinen oli to 18.6.',
  );
});

it('asks nobody again, and not those who only hear of it', () => {
  expect(invitationSms(facts({ hasAccepted: true }))).toContain(`Lue lisää: ${link}`);
  expect(invitationSms(facts({ requirement: 'INFORMED' }))).toMatch(/^Tiedoksi: tapaaminen to 12\.3\. klo 9\.00/);
  expect(invitationSms(facts({ requirement: 'INFORMED' }))).not.toContain('Kerro');
});

it.each([
  ['FI', 'videolla', 'puhelimessa'],
  ['SV', 'på video', 'per telefon'],
  ['EN', 'by video', 'by telephone'],
] as const)('says how to meet where there is no place to come to: %s', (language, video, phone) => {
  expect(invitationSms(facts({ language, channel: 'VIDEO' }))).toContain(
    `9${language === 'EN' ? ':' : '.'}00, ${video}. `,
  );
  expect(invitationSms(facts({ language, channel: 'PHONE' }))).toContain(
    `9${language === 'EN' ? ':' : '.'}00, ${phone}. `,
  );
});

const everyone = [...everyKindOfInvitation(), ...everyLetterOfSeries()];

it('takes at most two parts with a link as long as they are, in signs of GSM-7', () => {
  for (const each of everyone) {
    const text = invitationSms({
      ...each,
      answerLink: realLink,
      place: each.place && `${each.place}, ${'pitkä osoite '.repeat(30)}`,
    });
    if (septets(text) > 306) throw new Error(`${septets(text)}: ${text}`);
    expect(gsmText(text)).toBe(text);
    expect(text.replaceAll('...', '')).not.toMatch(/undefined|null|, ?[.,]|\.\.|: ,/);
    if (each.kind !== 'REMOVED') expect(text.split(' ')).toContain(realLink);
    else expect(text).not.toContain('http');
  }
});

it('shows no title and no recipient on a locked screen', () => {
  for (const each of everyone) {
    const text = invitationSms({ ...each, publicTitle: 'Diabetesneuvonta', recipientName: 'Aino Mäkelä' });
    expect(text).not.toMatch(/Diabetes|Aino|asiakas|case|!/i);
  }
});

it('survives hostile and foreign values', () => {
  const text = invitationSms(
    facts({ place: '\u202eМосква\n🎈', organiserName: 'Иван', organiserPhone: '+358401234567' }),
  );
  expect(text).toBe(`Kutsu: tapaaminen to 12.3. klo 9.00. Kerro, tuletko: ${link} tai soita: +358 40 123 4567`);
});
