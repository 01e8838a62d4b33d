import { createHash } from 'node:crypto';
import { html } from '../../../src/platform/pages/html.js';
import { errorPage } from '../../../src/platform/pages/error-page.js';
import { type Page, writePage } from '../../../src/platform/pages/page.js';
import {
  choiceGroup,
  doneNotice,
  errorNotice,
  errorSummary,
  formFields,
  pageForm,
} from '../../../src/platform/pages/page-form.js';
import { pageLanguage } from '../../../src/platform/pages/page-reply.js';
import { darkPalette, lightPalette, pagePolicy, type Palette } from '../../../src/platform/pages/page-style.js';
import { pageWords } from '../../../src/platform/pages/page-words.js';

const languages = ['FI', 'SV', 'EN'] as const;
const page = (changes: Partial<Page> = {}): Page => ({
  language: 'FI',
  title: 'Mikä aika sopii sinulle?',
  body: html`<p>Valitse.</p>\n`,
  ...changes,
});

describe('a page', () => {
  it('is one whole document with one heading of the first level', () => {
    for (const language of languages) {
      const document = writePage(page({ language }));
      expect(document).toMatch(/^<!doctype html>\n<html lang="(fi|sv|en)">/);
      expect(document.match(/<h1>/g)).toHaveLength(1);
      expect(document).toContain('<title>Mikä aika sopii sinulle? – Yhteisaika</title>');
      expect(document).not.toMatch(/<script|src=|url\(|@import|placeholder|undefined|\[object/);
    }
  });

  it('lets a browser use its own style and nothing else', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(writePage(page()))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(pagePolicy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
  });

  it('offers each language in its own words and says which one is shown', () => {
    const document = writePage(page({ language: 'SV' }));
    expect(document).toContain('<a href="?lang=fi" lang="fi" hreflang="fi">Suomeksi</a>');
    expect(document).toContain('<a href="?lang=sv" lang="sv" hreflang="sv" aria-current="true">På svenska</a>');
    expect(document).toContain('<a href="?lang=en" lang="en" hreflang="en">In English</a>');
    expect(document).toContain('<nav aria-label="Språk">');
  });

  it('says first that something is wrong', () => {
    expect(writePage(page({ hasError: true }))).toContain('<title>Virhe: Mikä aika');
  });

  it.each([
    ['0401234567', '<a href="tel:0401234567">040 123 4567</a>'],
    ['+358 40 123 4567', '<a href="tel:+358401234567">+358 40 123 4567</a>'],
    ['javascript:alert(1)', '<p>Soita: javascript:alert(1)</p>'],
    ['040" onclick="x', 'Soita: 040&quot; onclick=&quot;x</p>'],
  ])('names whom to call: %s', (phone, shown) => {
    expect(writePage(page({ contact: { name: 'Matti Öhman', phone } }))).toContain(shown);
  });

  it('names whom to ask where there is no number', () => {
    const document = writePage(page({ contact: { name: '<b>Matti', phone: undefined } }));
    expect(document).toContain('Yhteyshenkilösi on &lt;b&gt;Matti.</p>');
    expect(document).not.toContain('Soita');
    expect(writePage(page({ contact: { name: undefined, phone: '112' } }))).not.toContain('Yhteyshenkilösi');
  });
});

describe('a form on a page', () => {
  const choices = [
    { value: 'YES', label: 'Sopii' },
    { value: 'NO', label: 'Ei sovi' },
  ];

  it('has a group with its legend for each question, the earlier answer chosen', () => {
    const group = choiceGroup({ name: 'answer.1', legend: 'Torstaina <i>', choices, chosen: 'NO' }).text;
    expect(group).toContain('<fieldset><legend>Torstaina &lt;i&gt;</legend>');
    expect(group).toContain('<label><input type="radio" name="answer.1" value="YES" id="answer.1">Sopii</label>');
    expect(group).toContain('<label><input type="radio" name="answer.1" value="NO" checked>Ei sovi</label>');
  });

  it('is sent back to where it came from, in the language it was read in', () => {
    expect(pageForm('SV', [], 'Skicka svaren').text).toBe(
      '<form method="post" action="?lang=sv">\n<button type="submit">Skicka svaren</button>\n</form>\n',
    );
  });

  it('tells what is wrong in one place, with the way to each field', () => {
    const summary = errorSummary('EN', [{ field: 'answer.1', sentence: 'Choose an answer.' }]).text;
    expect(summary).toContain('role="alert"');
    expect(summary).toContain('<a href="#answer.1">Choose an answer.</a>');
  });

  it('tells what nobody can put right without a field', () => {
    expect(errorNotice('SV', 'Dina svar har inte sparats.').text).toContain('<strong>Fel:</strong> Dina svar');
  });

  it('tells what was done as a status', () => {
    expect(doneNotice(['Vastauksesi on tallennettu.']).text).toContain('role="status"');
  });

  it.each([
    [undefined, []],
    ['text', []],
    [{ a: '1', b: ['2', '3'], c: 4, d: [] }, ['a=1', 'b=3']],
  ])('is read field by field: %j', (body, fields) => {
    expect([...formFields(body)].map(([name, value]) => `${name}=${value}`)).toEqual(fields);
  });
});

describe('the language of a page', () => {
  it.each([
    ['fi', 'FI'],
    ['sv', 'SV'],
    ['en', 'EN'],
    ['SV', 'EN'],
    [undefined, 'EN'],
    [['sv', 'fi'], 'EN'],
  ])('of ?lang=%j for somebody who reads English is %s', (asked, language) => {
    expect(pageLanguage(asked, 'EN')).toBe(language);
  });
});

describe('the words of every page', () => {
  const wordsIn = (sentence: string) => sentence.split(/\s+/).length;

  it('are plain: short sentences that say what to do', () => {
    for (const language of languages) {
      for (const error of ['NOT_FOUND', 'GONE', 'UNREADABLE', 'BROKEN'] as const) {
        const { title, body } = errorPage(error, language);
        const sentences = body.text.replace(/<[^>]+>/g, '').match(/[^.]+[.]/g) ?? [];
        expect(sentences.length).toBeGreaterThan(1);
        for (const sentence of [title, ...sentences]) expect(wordsIn(sentence.trim())).toBeLessThanOrEqual(15);
        expect(`${title} ${body.text}`).not.toMatch(/!|\d/);
      }
      expect(Object.values(pageWords[language]).every((each) => each !== '')).toBe(true);
    }
  });
});

describe('the colours', () => {
  const pairs: readonly (readonly [keyof Palette, keyof Palette])[] = [
    ['text', 'ground'],
    ['text', 'card'],
    ['text', 'chosen'],
    ['link', 'ground'],
    ['error', 'ground'],
    ['buttonText', 'button'],
  ];
  /** What is no text needs 3 (WCAG 2.2, 1.4.11). */
  const lines: readonly (readonly [keyof Palette, keyof Palette])[] = [
    ['border', 'ground'],
    ['border', 'card'],
    ['focus', 'ground'],
    ['focus', 'card'],
    ['done', 'ground'],
    ['error', 'ground'],
  ];

  it.each([
    ['light', lightPalette],
    ['dark', darkPalette],
  ])('hold 7:1 for text and 3:1 for lines in %s', (_, palette) => {
    for (const [one, other] of pairs) expect(contrast(palette[one], palette[other])).toBeGreaterThanOrEqual(7);
    for (const [one, other] of lines) expect(contrast(palette[one], palette[other])).toBeGreaterThanOrEqual(3);
  });
});

/** WCAG 2.2's contrast ratio of two colours written #rrggbb. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
