import type { Language } from '../../domain/result.js';
import { type Page, writePage } from './page.js';
import { pagePolicy } from './page-style.js';

/** As much of an HTTP reply as a page needs. */
export interface PageReply {
  status(code: number): PageReply;
  header(name: string, value: string): PageReply;
  send(payload?: string): unknown;
}

/**
 * Sends a page, so that it stays between its reader and us: kept in no cache, found by no search engine, its address told to
 * no site that it links to, framed by nobody.
 */
export function sendPage(reply: PageReply, status: number, page: Page): void {
  privately(reply.status(status))
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy)
    .header('content-language', page.language.toLowerCase())
    .send(writePage(page));
}

/**
 * After a form was taken: back to the page, to be read with GET, so that to load it again sends nothing again. `query` is
 * relative to the address of the form, whatever path a proxy puts before it (RFC 9110, 10.2.2).
 */
export function seeAgain(reply: PageReply, query: Readonly<Record<string, string>>): void {
  seeOther(reply, `?${new URLSearchParams(query).toString()}`);
}

/** To another address of ours, relative to this one, so that no page has to contain it. */
export function seeOther(reply: PageReply, path: string): void {
  privately(reply.status(303)).header('location', path).send();
}

/** A file to be kept by its reader, and by nobody on the way. */
export function sendFile(reply: PageReply, file: { contentType: string; name: string; content: string }): void {
  privately(reply.status(200))
    .header('content-type', file.contentType)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .send(file.content);
}

/** The language that the address asks for (`?lang=sv`), otherwise `usual`: the person's own, or the browser's. */
export function pageLanguage(lang: unknown, usual: Language): Language {
  if (lang === 'fi') return 'FI';
  if (lang === 'sv') return 'SV';
  return lang === 'en' ? 'EN' : usual;
}

function privately(reply: PageReply): PageReply {
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('x-robots-tag', 'noindex, nofollow');
}
