/** One method's result: `dkim=pass header.d=posti.example` (RFC 8601, 2.2). */
interface MethodResult {
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, string>;
}

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
  const [authority = '', ...clauses] = clausesOf(topmost);
  if (authority.trim().split(/\s+/)[0]?.toLowerCase() !== receivingHost.toLowerCase()) return false;
  const results = clauses.flatMap((clause) => methodResult(clause) ?? []);
  if (results.some(({ method, result }) => method === 'dmarc' && result === 'fail')) return false;
  return results.some((each) => each.result === 'pass' && isAligned(each, fromDomain));
}

function isAligned({ method, properties }: MethodResult, fromDomain: string): boolean {
  if (method === 'dmarc') return properties.get('header.from') === fromDomain;
  if (method === 'dkim') return isSameOrAbove(properties.get('header.d') ?? '', fromDomain);
  return method === 'spf' && domainOf(properties.get('smtp.mailfrom') ?? '') === fromDomain;
}

/** "posti.example" stands above "mail.posti.example"; a domain of one label stands above nothing. */
function isSameOrAbove(signing: string, fromDomain: string): boolean {
  return signing.includes('.') && (signing === fromDomain || fromDomain.endsWith(`.${signing}`));
}

const domainOf = (mailbox: string): string => mailbox.slice(mailbox.lastIndexOf('@') + 1);

function methodResult(clause: string): MethodResult | undefined {
  const [, method, result] = /^\s*([a-z][a-z0-9-]*)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(clause) ?? [];
  if (method === undefined || result === undefined) return undefined;
  const pairs = [...clause.matchAll(/\b((?:header|smtp|policy)\.[a-z0-9_-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/gi)];
  return {
    method: method.toLowerCase(),
    result: result.toLowerCase(),
    properties: new Map(pairs.map(([, name = '', quoted, bare = '']) => [lower(name), lower(quoted ?? bare)])),
  };
}

const lower = (text: string): string => text.toLowerCase().replace(/\.$/, '');

/**
 * The field cut at its semicolons, comments taken out: what a sender got into a comment or between quotation marks must not
 * pass for a result.
 */
function clausesOf(field: string): string[] {
  const clauses = [''];
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < field.length; at += 1) {
    const sign = field[at] ?? '';
    const kept = depth === 0 ? sign : '';
    if (sign === '\\' && (quoted || depth > 0)) {
      // An escaped sign is never what ends a comment or a quotation.
      at += 1;
      continue;
    }
    if (sign === '"' && depth === 0) quoted = !quoted;
    if (sign === '(' && !quoted) depth += 1;
    if (sign === ';' && !quoted && depth === 0) clauses.push('');
    else if (depth === 0) clauses[clauses.length - 1] += kept;
    if (sign === ')' && !quoted && depth > 0) depth -= 1;
  }
  return clauses;
}
