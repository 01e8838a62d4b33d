import { createHash } from 'node:crypto';
import type { Language } from '../../domain/result.js';
import { shortMoment } from '../../domain/time/local-date-text.js';
import type { CaughtMail, CaughtMailSummary } from './caught-mail.js';
import { type CaughtMailWords, caughtMailWords } from './caught-mail-words.js';
import { type Html, html } from '../pages/html.js';

/** The page is for whoever runs the service, in Finland; the mails themselves follow their meetings' zones. */
const pageZone = 'Europe/Helsinki';

const style = `
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}
h1{font-size:1.6rem;line-height:1.2;overflow-wrap:anywhere}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
a{display:inline-block;padding:.25rem 0}
ol{list-style:none;margin:0;padding:0}
li{border-top:1px solid #767676;padding:.75rem 0}
li a{font-size:1.1rem;overflow-wrap:anywhere}
dl{margin:.25rem 0;display:grid;grid-template-columns:max-content 1fr;gap:0 1rem}
dd{margin:0;overflow-wrap:anywhere}
pre{border:1px solid #767676;padding:.75rem;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.95rem}
iframe{border:1px solid #767676;width:100%;height:40rem;background:Canvas}
`;

/** The hash that lets this page's own style, and no other, through its content security policy (CSP level 3, 6.6.3). */
const styleHash = createHash('sha256').update(style).digest('base64');

/** What the browser may do with the list and with a mail's page: our style and our frame, nothing else. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** What the browser may do with the HTML of a mail in its frame: nothing runs, nothing is fetched. */
export const mailPartPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

export function caughtMailListPage(mails: readonly CaughtMailSummary[], limit: number, language: Language): string {
  const words = caughtMailWords[language];
  const heading = mails.length === 0 ? words.none : mails.length === limit ? words.onlyNewest(limit) : undefined;
  return page(
    words,
    words.title,
    html`<h1>${words.title}</h1>
<p>${words.explanation}</p>
${heading === undefined ? undefined : html`<p>${heading}</p>`}
<ol>${mails.map((mail) => listed(mail, words, language))}</ol>`,
  );
}

function listed(mail: CaughtMailSummary, words: CaughtMailWords, language: Language): Html {
  return html`
<li><a href="/dev/mail/${mail.id}">${mail.subject || words.noSubject}</a>${facts(mail, words, language)}</li>`;
}

function facts(mail: CaughtMailSummary, words: CaughtMailWords, language: Language): Html {
  return html`
<dl><dt>${words.recipient}</dt><dd>${mail.to}</dd>
<dt>${words.time}</dt><dd>${shortMoment(mail.time, pageZone, language)}</dd>
<dt>${words.method}</dt><dd>${mail.method ?? words.noCalendar}</dd></dl>`;
}

export function caughtMailPage(mail: CaughtMail, language: Language): string {
  const words = caughtMailWords[language];
  const subject = mail.subject || words.noSubject;
  return page(
    words,
    subject,
    html`<p><a href="/dev/mail">${words.back}</a></p>
<h1>${subject}</h1>${facts(mail, words, language)}
<p><a href="/dev/mail/${mail.id}/eml">${words.file}</a></p>
${mail.html === undefined ? undefined : framed(mail.id, words)}
<h2>${words.textPart}</h2>
<pre>${mail.text}</pre>
${mail.ics === undefined ? undefined : html`<h2>${words.calendarPart}</h2>\n<pre>${mail.ics}</pre>`}
<h2>${words.headers}</h2>
<pre>${mail.headerLines.join('\n')}</pre>`,
  );
}

function framed(id: string, words: CaughtMailWords): Html {
  return html`<h2 id="formatted">${words.htmlPart}</h2>
<iframe sandbox="" src="/dev/mail/${id}/html" aria-labelledby="formatted" title="${words.htmlPart}"></iframe>`;
}

export function caughtMailGonePage(language: Language): string {
  const words = caughtMailWords[language];
  return page(
    words,
    words.gone,
    html`<h1>${words.gone}</h1>
<p>${words.goneAdvice}</p>
<p><a href="/dev/mail">${words.back}</a></p>`,
  );
}

function page(words: CaughtMailWords, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${words.tag}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`.text
    .concat(`<style>${style}</style></head>\n`)
    .concat(html`<body><main>${body}</main></body></html>\n`.text);
}
