import { webAddressOf } from '../../domain/web-address.js';

/**
 * The address as it may be written into a mail or a calendar, in its normal, fully encoded form; undefined when it is not
 * an http or https address. `javascript:` and its like never become something that a reader can press.
 */
export function webLink(text: string): string | undefined {
  const url = webAddressOf(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}
