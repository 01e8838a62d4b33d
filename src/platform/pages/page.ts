import type { Language } from '../../domain/result.js';
import { type Html, html } from './html.js';
import { pageStyle } from './page-style.js';
import { pageWords } from './page-words.js';
import { phoneNumberText } from './phone-number-text.js';

/** A page for somebody without an account: complete in itself, without a script, nothing fetched. */
export interface Page {
  readonly language: Language;
  /** The one heading of the first level, and the window's title. */
  readonly title: string;
  /** Something on the page has to be put right: the window's title begins with it, as it is what is read first. */
  readonly hasError?: boolean;
  readonly body: Html;
  /** Whom to call. */
  readonly contact?: PageContact | undefined;
  /** What of the address stays when another language is chosen. */
  readonly kept?: Readonly<Record<string, string>>;
}

export interface PageContact {
  readonly name: string | undefined;
  readonly phone: string | undefined;
}

const languages: readonly Language[] = ['FI', 'SV', 'EN'];

/** The document of a page. */
export function writePage(page: Page): string {
  const { tag, error } = pageWords[page.language];
  const title = page.hasError ? `${error}: ${page.title}` : page.title;
  // The style is the one text that must stay as it is, letter for letter: the policy names its hash.
  return [
    html`<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title} – Yhteisaika</title>
`.text,
    `<style>${pageStyle}</style>\n`,
    html`</head>
<body>
<header>${languageSwitch(page)}</header>
<main>
<h1>${page.title}</h1>
${page.body}</main>
${page.contact === undefined ? undefined : contactFooter(page.contact, page.language)}</body>
</html>
`.text,
  ].join('');
}

/** Each language in its own words. The addresses are relative: the page does not know, and cannot leak, its own link. */
function languageSwitch({ language: shown, kept = {} }: Page): Html {
  return html`<nav aria-label="${pageWords[shown].languages}"><ul>
${languages.map((language) => languageLink(language, language === shown, kept))}</ul></nav>`;
}

function languageLink(language: Language, isShown: boolean, kept: Readonly<Record<string, string>>): Html {
  const { tag, inThisLanguage } = pageWords[language];
  const current = isShown ? html` aria-current="true"` : undefined;
  const query = new URLSearchParams({ lang: tag, ...kept }).toString();
  return html`<li><a href="?${query}" lang="${tag}" hreflang="${tag}"${current}>${inThisLanguage}</a></li>\n`;
}

function contactFooter({ name, phone }: PageContact, language: Language): Html {
  const words = pageWords[language];
  return html`<footer>
<h2>${words.questions}</h2>
${name === undefined ? undefined : html`<p>${words.contact(name)}</p>\n`}${phone === undefined ? undefined : html`<p>${words.call} ${phoneLink(phone)}</p>\n`}</footer>
`;
}

/** To be pressed where it is a number; what else somebody wrote in its place is shown as it is. */
function phoneLink(phone: string): Html {
  const digits = phone.replace(/[\s().-]/g, '');
  const text = phoneNumberText(phone);
  return /^\+?\d{3,15}$/.test(digits) ? html`<a href="tel:${digits}">${text}</a>` : html`${text}`;
}
