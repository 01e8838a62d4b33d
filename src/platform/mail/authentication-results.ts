import { authenticationField, type MethodResult, type PropertyValue } from './authentication-field.js';

/**
 * Whether our own receiving server vouches for the domain in From. Only the topmost field counts and only under our
 * server's name: whoever sends a mail can write such fields himself, but not above the one that our server adds
 * (RFC 8601, 5). DMARC is alignment by definition; a DKIM signature or an SPF result counts where its domain is the one in
 * From or, for DKIM, above it (RFC 7489, 3.1).
 *
 * @param topmost the value of the topmost Authentication-Results field
 * @param receivingHost its authserv-id; without one nothing is believed
 * @param fromDomain in lower case; undefined when From has not exactly one address
 */
export function isAlignedPass(
  topmost: string | undefined,
  receivingHost: string | undefined,
  fromDomain: string | undefined,
): boolean {
  if (topmost === undefined || receivingHost === undefined || fromDomain === undefined) return false;
  const field = authenticationField(topmost);
  if (field?.authservId.toLowerCase() !== receivingHost.toLowerCase()) return false;
  if (field.results.some(({ method, result }) => method === 'dmarc' && result === 'fail')) return false;
  return field.results.some((each) => each.result === 'pass' && isAligned(each, fromDomain));
}

function isAligned({ method, properties }: MethodResult, fromDomain: string): boolean {
  if (method === 'dmarc') return domainIn(properties.get('header.from')) === fromDomain;
  if (method === 'dkim') return isSameOrAbove(domainIn(properties.get('header.d')) ?? '', fromDomain);
  return method === 'spf' && domainOfMailbox(properties.get('smtp.mailfrom')) === fromDomain;
}

/** "posti.example" stands above "mail.posti.example"; a domain of one label stands above nothing. */
function isSameOrAbove(signing: string, fromDomain: string): boolean {
  return signing.includes('.') && (signing === fromDomain || fromDomain.endsWith(`.${signing}`));
}

/** A domain alone, with quotation marks around it or none. */
function domainIn(value: PropertyValue | undefined): string | undefined {
  if (value?.quoted === undefined) return value && lower(value.plain);
  return value.plain === '' ? lower(value.quoted) : undefined;
}

/**
 * What stands behind the @ that is not quoted, or all of it: a server may give the domain alone. Something quoted alone
 * could be the local part of an address without a domain, which its writer chose.
 */
function domainOfMailbox(value: PropertyValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const { quoted, plain } = value;
  const at = plain.lastIndexOf('@');
  if (quoted !== undefined && at !== 0) return undefined;
  return lower(plain.slice(at + 1).replace(/>$/, ''));
}

const lower = (text: string): string => text.toLowerCase().replace(/\.$/, '');
