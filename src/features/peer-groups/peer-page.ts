import type { Language } from '../../domain/result.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { type PageReply, sendPage } from '../../platform/pages/page-reply.js';
import type { PeerLink, PeerLinks, PeerPurpose } from './peer-links.js';

/** What a browser asks of this room's pages. */
export interface PeerPageRoute {
  readonly Params: { readonly token: string };
  readonly Querystring: { readonly lang?: unknown; readonly sent?: unknown; readonly done?: unknown };
  readonly Body: unknown;
}

/**
 * What the link opens; otherwise undefined, and the reply says why there is no such page. There is no cookie and nobody is signed
 * in: the token in the address is all the authority there is, so there is no CSRF token to check.
 */
export async function openOrRefuse(
  links: PeerLinks,
  { purpose, token, language }: { purpose: PeerPurpose; token: string; language: Language },
  reply: PageReply,
): Promise<PeerLink | undefined> {
  const link = await links.open(purpose, token);
  if (typeof link !== 'string') return link;
  if (link === 'UNKNOWN') sendPage(reply, 404, errorPage('NOT_FOUND', language));
  else sendPage(reply, 410, errorPage('GONE', language));
  return undefined;
}
