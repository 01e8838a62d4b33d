import type { Language } from '../../../src/domain/result.js';
import type { InvitationFacts, InvitationKind } from '../../../src/features/invitations/invitation-facts.js';
import { invitationText } from '../../../src/features/invitations/invitation-text.js';
import { facts } from './invitation-facts.js';
import { everyLetterOfSeries, series, seriesFacts } from './series-facts.js';

const sentencesOf = (told: InvitationFacts) =>
  invitationText(told).blocks.flatMap((block) => ('sentences' in block ? block.sentences : []));
const listsOf = (told: InvitationFacts) =>
  invitationText(told).blocks.flatMap((block) => ('items' in block ? [[block.heading, ...block.items]] : []));

describe('what a recipient reads of a change to a series', () => {
  it.each<[Language, string, string[]]>([
    [
      'FI',
      'Tapaamisesi päättyvät: viimeinen torstaina 18. kesäkuuta',
      [
        'Tapaamisesi päättyvät.',
        'Viimeinen kerta on torstaina 18. kesäkuuta 2026.',
        'Sen jälkeen sinulla ei enää ole näitä tapaamisia.',
        'Sitä ennen mikään ei muutu.',
        'Sinun ei tarvitse tehdä mitään.',
      ],
    ],
    [
      'SV',
      'Dina möten tar slut: det sista torsdagen den 18 juni',
      [
        'Dina möten tar slut.',
        'Den sista gången är torsdagen den 18 juni 2026.',
        'Efter det har du inte längre dessa möten.',
        'Före det ändras ingenting.',
        'Du behöver inte göra någonting.',
      ],
    ],
    [
      'EN',
      'Your meetings come to an end: the last on Thursday 18 June',
      [
        'Your meetings come to an end.',
        'The last meeting is on Thursday 18 June 2026.',
        'After that you do not have these meetings.',
        'Before that nothing changes.',
        'You do not need to do anything.',
      ],
    ],
  ])('tells that it ends for the recipient, and nothing of the others: %s', (language, subject, first) => {
    const told = seriesFacts({ language, kind: 'SERIES_ENDS' });
    expect(invitationText(told).subject).toBe(subject);
    expect(sentencesOf(told).slice(0, first.length)).toEqual(first);
    expect(JSON.stringify(invitationText(told))).not.toMatch(/perut|inställ|cancel|suostumu|samtyck|consent/i);
    const over = seriesFacts({ language, kind: 'SERIES_ENDS', series: series({ next: [] }) });
    expect(sentencesOf(over)[1]).toMatch(/ oli | var | was /);
    expect(listsOf(over)).toEqual([]);
  });

  it('tells which dates hold after some were left out or put back', () => {
    const told = seriesFacts({ kind: 'SERIES_CHANGED' });
    expect(sentencesOf(told).slice(0, 4)).toEqual([
      'Tapaamisten päiviin on tullut muutos.',
      'Katso, mitkä päivät ovat voimassa.',
      'Sinun ei tarvitse vastata.',
      'Tapaaminen on joka torstai kello 9.00–10.00.',
    ]);
    expect(listsOf(told).map(([heading]) => heading)).toEqual(['Seuraavat kerrat', 'Näinä päivinä ei ole tapaamista']);
  });

  it('cancels all of it, or takes one recipient out of it', () => {
    expect(sentencesOf(seriesFacts({ kind: 'CANCELLED' })).slice(0, 3)).toEqual([
      'Kaikki tapaamiset on peruttu.',
      'Aika oli joka torstai kello 9.00–10.00.',
      'Sinun ei tarvitse tehdä mitään.',
    ]);
    const removed = everyLetterOfSeries().filter(({ kind }) => kind === 'REMOVED');
    for (const told of removed) {
      const { subject, blocks, calendar } = invitationText(told);
      expect(calendar.url).toBeUndefined();
      expect(subject + JSON.stringify(blocks)).not.toMatch(
        /perut|peruut|inställ|cancel|suostumu|samtyck|consent|video/i,
      );
    }
  });

  it.each<[Language, readonly [InvitationKind, string][]]>([
    [
      'FI',
      [
        ['MOVED', 'Vain tämä kerta siirtyy. Muut kerrat pysyvät ennallaan.'],
        ['CANCELLED', 'Vain tämä kerta peruuntuu. Muut kerrat pysyvät ennallaan.'],
        ['INVITED', 'Kutsu koskee vain tätä kertaa.'],
      ],
    ],
    ['SV', [['MOVED', 'Bara denna gång flyttas. De andra gångerna ändras inte.']]],
    ['EN', [['CANCELLED', 'Only this one date is cancelled. The other dates stay as they were.']]],
  ])('says of one meeting that the others stay: %s', (language, expected) => {
    for (const [kind, sentences] of expected) {
      for (const isProfessional of [false, true]) {
        const told = facts({ language, kind, isProfessional, occurrence: true });
        expect(sentencesOf(told).join(' ')).toContain(sentences);
        expect(sentencesOf({ ...told, occurrence: undefined }).join(' ')).not.toContain(sentences);
      }
    }
  });
});
