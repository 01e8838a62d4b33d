import { authenticationField } from '../../../src/platform/mail/authentication-field.js';
import { isAlignedPass } from '../../../src/platform/mail/authentication-results.js';

const host = 'mx.yhteisaika.example';
const isPass = (results: string, fromDomain = 'posti.example') =>
  isAlignedPass(`${host}; ${results}`, host, fromDomain);

describe('our server vouches for posti.example', () => {
  it.each([
    ['as DMARC has it', 'dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=posti.example'],
    [
      'with blanks and comments everywhere',
      '(a) dmarc (b(c)) / (d) 1 (e) = (f) pass (g) header (h) . (i) from (j) = (k) Posti.Example. (l)',
    ],
    ['after a reason', 'dkim=pass reason="a; \\"dmarc=fail\\" key" header.d=posti.example header.b="a/b="'],
    [
      'in base64 without marks',
      'dkim=pass (2048-bit key; unprotected) header.b=aB/+c== header.d=posti.example header.i=@posti.example',
    ],
    [
      'as Exchange writes',
      'spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=b.example;dmarc=pass action=none header.from=posti.example;compauth=pass reason=100',
    ],
    ['by an address', 'spf=pass smtp.mailfrom=aino+a=b@posti.example'],
    ['by an address with a quoted local part', 'spf=pass smtp.mailfrom="a; b"@posti.example'],
    ['by a domain alone', 'spf=pass smtp.mailfrom=posti.example'],
    ['by an address in brackets', 'spf=pass smtp.mailfrom=<aino@posti.example>'],
    ['in quotation marks', 'dmarc=pass header.from="posti.example"'],
    ['with a semicolon at the end', 'arc=none; dmarc=pass header.from=posti.example;'],
    [
      'beside what nobody knows',
      'x-fail=true; iprev=pass policy.iprev=2001:db8::1; dmarc=pass header.from=posti.example',
    ],
  ])('%s', (_, results) => expect(isPass(results)).toBe(true));

  it.each([
    ['RFC 8601’s version', `${host} 1; dmarc=pass header.from=posti.example`],
    ['quotation marks', `"${host}"; dmarc=pass header.from=posti.example`],
    ['another case', `MX.yhteisaika.EXAMPLE;dmarc=pass header.from=posti.example`],
    ['a comment', `(by us) ${host} (Postfix); dmarc=pass header.from=posti.example`],
  ])('under its name with %s', (_, field) => expect(isAlignedPass(field, host, 'posti.example')).toBe(true));
});

describe('nobody vouches for posti.example where a sender wrote it', () => {
  it.each([
    ['into a quoted local part', 'spf=pass smtp.mailfrom="@posti.example"@forger.example'],
    ['into a quoted local part, as a result', 'spf=pass smtp.mailfrom="a header.from=posti.example"@forger.example'],
    [
      'into a local part beside the domain',
      'dkim=pass header.i="x header.d=posti.example"@forger.example header.d=forger.example',
    ],
    ['into a reason', 'dmarc=pass reason="header.from=posti.example" header.from=forger.example'],
    ['into a reason without marks', 'dkim=pass reason=header.d=posti.example header.d=forger.example'],
    ['into a reason behind an escaped mark', 'dkim=pass reason="\\" header.d=posti.example" header.d=forger.example'],
    ['into a comment', 'dkim=pass (header.d=posti.example) header.d=forger.example'],
    ['into a comment that is escaped', 'spf=none (\\) ; dmarc=pass header.from=posti.example) smtp.mailfrom=b.example'],
    ['into a comment in a comment', 'spf=none ((a) ; dmarc=pass header.from=posti.example) smtp.mailfrom=b.example'],
    ['into an address without a domain', 'spf=pass smtp.mailfrom="aino@posti.example"'],
    ['behind a quoted domain', 'dkim=pass header.d="posti.example".forger.example'],
    ['behind a quotation that goes on', 'spf=pass smtp.mailfrom=a"@forger.example @posti.example"'],
    ['behind a blank of Unicode', 'spf=pass smtp.mailfrom=a@forger.example\u00a0header.from=posti.example'],
    ['as a local part, behind a blank of Unicode', 'dmarc=pass smtp.mailfrom=a\u2003header.from=posti.example'],
    ['a second time', 'dkim=pass header.d=forger.example header.d=posti.example'],
    ['into a value of another name', 'dkim=pass x-header.d=posti.example'],
    ['under a name of another type', 'dkim=pass policy.d=posti.example'],
    ['as another method', 'xdmarc=pass header.from=posti.example'],
    ['as another result', 'dmarc=passed header.from=posti.example'],
    ['beside a failure', 'dkim=pass header.d=posti.example; dmarc=fail header.from=posti.example'],
    ['as one of two domains', 'dkim=pass header.d=forger.example,posti.example'],
  ])('%s', (_, results) => expect(isPass(results)).toBe(false));

  it.each([
    ['that never ends a quotation', 'dmarc=pass header.from=posti.example reason="a'],
    ['that never ends a comment', 'dmarc=pass header.from=posti.example (a'],
    ['that ends a comment too many', 'dmarc=pass header.from=posti.example ) x'],
    ['without a value', 'dmarc=pass header.from=posti.example; spf=pass smtp.mailfrom='],
    ['without a result', 'dmarc=pass header.from=posti.example; spf'],
    ['with words that are none', 'dmarc=pass header.from=posti.example and so on'],
    ['with a line break', 'dmarc=pass header.from=posti.example\nX: y'],
    ['with an escape at its end', 'dmarc=pass header.from=posti.example (\\'],
  ])('in a field %s', (_, results) => expect(isPass(results)).toBe(false));

  it.each([
    ['another’s', 'mx.other.example; dmarc=pass header.from=posti.example'],
    ['ours in a comment', `(${host}) mx.other.example; dmarc=pass header.from=posti.example`],
    ['ours and more', `${host}.other.example; dmarc=pass header.from=posti.example`],
    ['ours beside another', `${host} mx.other.example; dmarc=pass header.from=posti.example`],
    ['nobody’s', '; dmarc=pass header.from=posti.example'],
    ['forgotten', 'dmarc=pass header.from=posti.example'],
  ])('under a name that is %s', (_, field) => expect(isAlignedPass(field, host, 'posti.example')).toBe(false));

  it('in a field that holds nothing', () => {
    expect(authenticationField(`${host}; none`)).toEqual({ authservId: host, results: [] });
    expect(isPass('none')).toBe(false);
  });

  it('in comments that nest deeper than anybody reads', () =>
    expect(isPass(`dmarc=pass ${'('.repeat(60_000)} header.from=posti.example`)).toBe(false));
});
