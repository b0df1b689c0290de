import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;
type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Addresses of the internet by their number, but of the machine's own cloud by their use: Azure's wire server. */
const METADATA = ['168.63.129.16'];
/** All that IANA has given out as global unicast (RFC 4291, 2.4); the rest of IPv6 is inside, or nothing yet. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

export function isNetwork(cidr: string): boolean {
  return ipaddr.isValidCIDR(cidr);
}

export function readNetwork(cidr: string): Network {
  return ipaddr.parseCIDR(cidr);
}

/** Whether an address is in one of some networks. An IPv4 address counts as itself, however it is wrapped. */
export function isIn(address: string, networks: readonly Network[]): boolean {
  const plain = unwrapped(ipaddr.parse(address));
  return networks.some((network) => network[0].kind() === plain.kind() && plain.match(network));
}

/**
 * Whether an address is one of the internet that anybody may be called at: global unicast. What wraps an IPv4 address
 * (mapped, 6to4, NAT64) is judged as that address, for that is where it leads; Teredo and whatever is reserved lead nowhere.
 */
export function isOutside(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = unwrapped(ipaddr.parse(address));
  if (plain.range() !== 'unicast' || METADATA.includes(plain.toString())) return false;
  return plain.kind() === 'ipv4' || plain.match(GLOBAL_UNICAST);
}

function unwrapped(address: Address): Address {
  if (address.kind() === 'ipv4') return address;
  const bytes = address.toByteArray();
  switch (address.range()) {
    case 'ipv4Mapped':
      return new ipaddr.IPv4(bytes.slice(12));
    case '6to4':
      return new ipaddr.IPv4(bytes.slice(2, 6));
    case 'rfc6052':
      // of a local prefix (RFC 8215) nobody outside knows where it leads
      return bytes[5] === 0 ? new ipaddr.IPv4(bytes.slice(12)) : address;
    default:
      return address;
  }
}
