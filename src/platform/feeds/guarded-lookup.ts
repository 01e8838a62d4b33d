import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

export interface ResolvedAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** All addresses of a name, in the order in which they are to be tried. Rejects when there are none. */
export type ResolveName = (name: string) => Promise<readonly ResolvedAddress[]>;

export const systemResolver: ResolveName = (name) => lookup(name, { all: true });

/** A name led to an address that is not public. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/**
 * The look-up that a connection is made by. It hands out only addresses that it has looked at itself, and the connection
 * goes to these and to no other: a name that changes its answer between two questions is asked once. One private address
 * among several is enough to refuse the name, since which of them is connected to is not ours to say. Hosts of
 * FEED_HOSTS_ALLOWED may be anywhere.
 */
export function guardedLookup(resolve: ResolveName, anywhere: boolean): LookupFunction {
  return (name, options, answer) => {
    resolve(name).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) return answer(noAddress(name), '');
        if (!anywhere && !addresses.every(({ address }) => isPublicAddress(address))) {
          return answer(new PrivateAddressError('the name leads to an address that is not public'), '');
        }
        return options.all === true ? answer(null, [...addresses]) : answer(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, ''),
    );
  };
}

const noAddress = (name: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${name} has no address`), { code: 'ENOTFOUND' });
