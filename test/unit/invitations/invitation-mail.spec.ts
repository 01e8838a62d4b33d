import type { InvitationFacts } from '../../../src/features/invitations/invitation-facts.js';
import { invitationMail } from '../../../src/features/invitations/invitation-mail.js';
import { everyKindOfInvitation, facts } from './invitation-facts.js';

/** A document's elements by name; the test's own, so that a stray tag from a value cannot hide in a parser's repairs. */
const elements = (document: string) => [...document.matchAll(/<([a-z][a-z0-9]*)/gi)].map((match) => match[1]);

describe('an invitation as mail', () => {
  it('shows HTML in any field as text', () => {
    const attack = `<img src=x onerror="alert(1)"></p><script>'&amp;`;
    const fields = ['recipientName', 'place', 'organiserName', 'organiserPhone', 'publicTitle', 'videoUrl'] as const;
    for (const isProfessional of [false, true]) {
      for (const field of fields) {
        const told = (value: string): InvitationFacts => facts({ channel: 'HYBRID', isProfessional, [field]: value });
        const attacked = invitationMail(told(attack)).html;
        const harmless = invitationMail(told(field === 'videoUrl' ? 'none' : 'x')).html;
        expect(elements(attacked)).toEqual(elements(harmless));
        if (field !== 'videoUrl' && !(isProfessional && field === 'recipientName'))
          expect(attacked).toContain('&lt;img');
      }
    }
  });

  it('is a whole document that fetches nothing', () => {
    for (const told of everyKindOfInvitation()) {
      const { html } = invitationMail(told);
      expect(html).toMatch(/^<!doctype html>\n<html lang="(fi|sv|en)">/);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).not.toMatch(/<(img|link|script|iframe|form)|src=|url\(|@import|undefined|\[object/);
      const opened = elements(html).filter((name) => name !== 'meta' && name !== 'br').length;
      expect(html.match(/<\/[a-z]/g)).toHaveLength(opened);
    }
  });

  it('tells the same in plain text as in HTML', () => {
    const { text, html } = invitationMail(facts({ channel: 'HYBRID' }));
    const shown = html
      .replace(/^[\s\S]*<\/h1>/, '')
      .replace(/<h2>.*<\/h2>/g, '')
      .replace(/<[^>]+>/g, ' ');
    const words = (value: string) => value.split(/\s+/).filter((word) => word !== '' && !word.startsWith('https:'));
    expect(words(text.replace(/:(?=\nhttps:)/g, ''))).toEqual(words(shown));
    expect(text).toContain('https://video.example/k7');
    expect(html).toContain('href="https://video.example/k7"');
  });

  it('gives easy language and professionals a line for each sentence', () => {
    expect(invitationMail(facts({ easyLanguage: true })).text).toBe(
      [
        'Hei Aino Mäkelä,',
        '',
        'Sinut on kutsuttu tapaamiseen.',
        'Sinut kutsui Matti Öhman.',
        '',
        'Tapaaminen on torstaina 12. maaliskuuta 2026.',
        'Tapaaminen alkaa kello 9.00.',
        'Se loppuu kello 10.00.',
        'Paikka on Kauppakatu 1, Laukaa, toinen kerros.',
        '',
        'Kerro, tuletko.',
        'Paina ”Tulen”, jos tulet.',
        'Läheinen tai tukihenkilö voi tulla mukaan.',
        '',
        'Tulen:',
        'https://aika.example/invitation/abc?answer=ACCEPTED',
        '',
        'Paina ”En pääse”, jos et pääse.',
        'Voit myös soittaa.',
        'Soita: Matti Öhman, 040 123 4567.',
        'Etsimme uuden ajan yhdessä.',
        '',
        'En pääse:',
        'https://aika.example/invitation/abc?answer=DECLINED',
        '',
        'Ehdotan toista aikaa:',
        'https://aika.example/invitation/abc?answer=PROPOSE',
        '',
      ].join('\n'),
    );
    expect(invitationMail(facts({ isProfessional: true })).text).toBe(
      [
        'Sinut on kutsuttu tapaamiseen.',
        '',
        'Aika: torstaina 12. maaliskuuta 2026 kello 9.00–10.00',
        'Paikka: Kauppakatu 1, Laukaa, toinen kerros',
        'Järjestäjä: Matti Öhman, 040 123 4567',
        '',
        'Kerro, tuletko.',
        '',
        'Tulen:',
        'https://aika.example/invitation/abc?answer=ACCEPTED',
        '',
        'En pääse:',
        'https://aika.example/invitation/abc?answer=DECLINED',
        '',
        'Ehdotan toista aikaa:',
        'https://aika.example/invitation/abc?answer=PROPOSE',
        '',
      ].join('\n'),
    );
  });

  it('leaves out of the calendar what the calendar shows itself', () => {
    const { calendar } = invitationMail(facts({ channel: 'VIDEO', place: undefined }));
    expect(calendar.location).toBe('Videotapaaminen');
    expect(calendar.url).toBe('https://video.example/k7');
    expect(calendar.description).toContain('040 123 4567');
    expect(calendar.description).not.toMatch(/maaliskuuta|Aino/);
    expect(
      invitationMail(facts({ kind: 'CANCELLED', organiserPhone: undefined })).calendar.description,
    ).toBeUndefined();
  });
});
