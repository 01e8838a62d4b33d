import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Whether an IP address, as text, is one of the public internet: what a request to it reaches is not inside anybody's
 * network, ours least of all. IPv4 by the registry of special-purpose addresses (RFC 6890) and without multicast; IPv6 by
 * what is handed out for global use (2000::/3) but for what carries an IPv4 address along or leads nowhere. So mapped
 * IPv4 (::ffff:0:0/96), NAT64 (64:ff9b::/96), unique local and link-local addresses are refused without being listed.
 * An address with a zone (fe80::1%eth0) is never public.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return handedOut.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

const handedOut = new BlockList();
handedOut.addSubnet('2000::', 3, 'ipv6');

const notPublic = new BlockList();
const ipv4: readonly [string, number][] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // behind a carrier's NAT
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, the metadata of clouds among it
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // relays of 6to4
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 3], // multicast, reserved, broadcast
];
const ipv6: readonly [string, number][] = [
  ['2001::', 23], // protocol assignments: Teredo carries an IPv4 address, ORCHID is none of the network's
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4 carries an IPv4 address
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
];
for (const [net, prefix] of ipv4) notPublic.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of ipv6) notPublic.addSubnet(net, prefix, 'ipv6');
