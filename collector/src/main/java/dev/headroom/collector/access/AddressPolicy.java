package dev.headroom.collector.access;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Which addresses may be dialled. Checked on the address that is dialled, after the name was looked up, so that a name
 * that changes its answer gains nothing. Link-local addresses, where clouds keep their metadata services, are refused
 * always.
 *
 * @param loopbackAllowed whether this machine itself may be scraped; the operator's own targets may
 * @param privateAllowed whether private networks may be scraped; that is where targets live
 */
public record AddressPolicy(boolean loopbackAllowed, boolean privateAllowed) {

    /** For targets from the operator's configuration and files. */
    public static final AddressPolicy OPERATOR = new AddressPolicy(true, true);

    /** Why the address must not be dialled, in words that end a sentence; empty when it may. */
    public Optional<String> refusal(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return Optional.of("an unspecified address");
        }
        if (address.isLinkLocalAddress() || isMetadata(address)) {
            return Optional.of("a link-local or metadata address");
        }
        if (address.isMulticastAddress() || isBroadcast(address)) {
            return Optional.of("a multicast or broadcast address");
        }
        if (address.isLoopbackAddress() && !loopbackAllowed) {
            return Optional.of("an address of this machine itself");
        }
        if (isPrivate(address) && !privateAllowed) {
            return Optional.of("a private address");
        }
        return Optional.empty();
    }

    /** AWS answers on fd00:ec2::254 and Alibaba on 100.100.100.200 too, outside of the link-local ranges. */
    private static boolean isMetadata(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? bytes[0] == (byte) 0xfd && bytes[1] == 0 && bytes[2] == 0x0e && bytes[3] == (byte) 0xc2
                : bytes[0] == 100 && bytes[1] == 100 && bytes[2] == 100 && bytes[3] == (byte) 200;
    }

    private static boolean isBroadcast(InetAddress address) {
        return address instanceof Inet4Address && address.getHostAddress().equals("255.255.255.255");
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        boolean carrierGrade = address instanceof Inet4Address && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isSiteLocalAddress() || uniqueLocal || carrierGrade;
    }
}
