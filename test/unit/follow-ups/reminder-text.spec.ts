import type { Language } from '../../../src/domain/result.js';
import type { DueFollowUp } from '../../../src/features/follow-ups/due-follow-up.store.js';
import { followUpCauseText } from '../../../src/features/follow-ups/follow-up-cause-text.js';
import { missingAnswersLetter, missingAnswersSms } from '../../../src/features/follow-ups/missing-answers-letter.js';
import { reminderFacts } from '../../../src/features/follow-ups/reminder-facts.js';
import { reminderLetter } from '../../../src/features/follow-ups/reminder-letter.js';
import { reminderSms } from '../../../src/features/follow-ups/reminder-sms.js';
import { htmlDocument, plainText } from '../../../src/platform/mail/letter.js';
import { septets } from '../../../src/platform/sms/gsm-text.js';
import { dayBefore, dueFollowUp } from './due-follow-up.js';

const languages: readonly Language[] = ['FI', 'SV', 'EN'];
const link = `http://localhost:3000/invitation/${'a'.repeat(64)}`;
const facts = (wish: Partial<DueFollowUp> = {}, isProfessional = false, now = dayBefore) =>
  reminderFacts(dueFollowUp(wish), { isProfessional, link, now });
const letterText = (wish: Partial<DueFollowUp> = {}, isProfessional = false): string =>
  plainText(reminderLetter(facts(wish, isProfessional)));

const everyCase = languages.flatMap((language) =>
  (['REMINDER', 'REPLY_MISSING'] as const).flatMap((kind) =>
    (['ON_SITE', 'VIDEO', 'PHONE', 'HYBRID'] as const).flatMap((channel) =>
      (['NEEDS_ACTION', 'ACCEPTED'] as const).map((status) => ({ language, kind, channel, status })),
    ),
  ),
);

/** What must be in no message: health, services, benefits, and what people are here. */
const forbidden =
  /terveys|sairau|kuntout|etuu|asiakas|työkyky|Kela|hälsa|sjuk|klient|förmån|health|client|benefit|illness|!/i;

describe('a reminder', () => {
  it.each(languages)('is told in short plain sentences, with nothing but the meeting in them (%s)', (language) => {
    for (const each of everyCase.filter((one) => one.language === language)) {
      const letter = reminderLetter(facts(each));
      const text = plainText(letter);
      expect(text).not.toMatch(forbidden);
      expect(letter.subject.length).toBeLessThan(78);
      expect(text.split(link).length).toBe(3);
      const sentences = letter.blocks.flatMap((block) => ('sentences' in block ? block.sentences : []));
      expect(sentences.every((sentence) => sentence.split(' ').length <= 15)).toBe(true);
      expect(htmlDocument(letter)).toContain(`lang="${language.toLowerCase()}"`);
    }
  });

  it('says today, tomorrow, or neither, by the days of the meeting', () => {
    const on = (instant: string): string => reminderSms(facts({}, false, Date.parse(instant))).split(' pe ')[0] ?? '';
    expect(on('2027-02-26T07:00:00Z')).toBe('Muistutus: tapaaminen');
    expect(on('2027-03-04T21:59:00Z')).toBe('Muistutus: tapaaminen huomenna');
    expect(on('2027-03-04T22:00:00Z')).toBe('Muistutus: tapaaminen tänään');
  });

  it('is a text message of the house in every language', () => {
    expect(languages.map((language) => reminderSms(facts({ language })))).toEqual([
      `Muistutus: tapaaminen huomenna pe 5.3. klo 9.00, Kauppakatu 1, Laukaa. Jos et pääse: ${link}`,
      `Påminnelse: möte i morgon fre 5.3 kl. 9.00, Kauppakatu 1, Laukaa. Om du inte kan komma: ${link}`,
      `Reminder: meeting tomorrow Fri 5 March at 9:00, Kauppakatu 1, Laukaa. If you cannot come: ${link}`,
    ]);
  });

  it('keeps a text message to two parts, whatever the place is called', () => {
    for (const each of everyCase) {
      for (const place of ['Kauppakatu 1', 'P'.repeat(300), 'Žižka – Ångström\n'.repeat(20), 'مركز', null]) {
        const text = reminderSms(facts({ ...each, place }));
        expect(septets(text)).toBeLessThanOrEqual(306);
        expect(text).not.toMatch(forbidden);
        expect(text).toMatch(new RegExp(`${link}$`));
      }
    }
  });

  it('has no title and nobody else in a text message, since it shows on locked screens', () => {
    const text = reminderSms(facts({ publicTitle: 'Verkoston nimi' }));
    for (const hidden of ['Verkoston', 'Olli', 'Aino']) expect(text).not.toContain(hidden);
  });

  it("survives what is missing or hostile, and names a zone that is not the reader's", () => {
    const bare = letterText({ name: ' ', place: null, organiserName: '', organiserPhone: null });
    expect(bare).toContain('Hei,\n');
    expect(bare).toContain('Paikka ei ole vielä tiedossa.');
    expect(bare).not.toContain('soittaa');
    const hostile = reminderLetter(facts({ publicTitle: `Otsikko\r\nBcc: a@b.example ${'x'.repeat(200)}` }));
    expect(hostile.subject).not.toMatch(/[\r\n]/);
    expect(hostile.subject).toContain('perjantaina 5. maaliskuuta');
    expect(htmlDocument(reminderLetter(facts({ publicTitle: '<script>' })))).not.toContain('<script>');
    expect(letterText({ zone: 'Europe/Stockholm' })).toContain('Suomen aikaa');
  });

  it('is shorter to professionals, a sentence a line, as it is in easy language', () => {
    const professional = letterText({}, true);
    expect(professional).not.toContain('Hei Aino');
    expect(professional).not.toContain('tukihenkilön');
    expect(reminderLetter(facts({ needs: ['EASY_LANGUAGE'] })).sentenceALine).toBe(true);
  });
});

describe('what an organiser hears of missing answers', () => {
  it.each(languages)('is how many, and no names (%s)', (language) => {
    const { start, timeZone: zone } = dueFollowUp();
    for (const count of [1, 12]) {
      const about = { language, start, zone, count, serviceUrl: 'http://localhost:3000' };
      const text = plainText(missingAnswersLetter(about));
      expect(text).not.toMatch(forbidden);
      if (count > 1) expect(text).toContain('12');
      expect(text).not.toContain('Aino');
      expect(septets(missingAnswersSms(about))).toBeLessThanOrEqual(306);
    }
  });
});

test('every cause is told in every language, and says what to do where something can be done', () => {
  for (const [cause, text] of Object.entries(followUpCauseText)) {
    for (const language of languages) expect([cause, text[language].length > 20]).toEqual([cause, true]);
  }
});
