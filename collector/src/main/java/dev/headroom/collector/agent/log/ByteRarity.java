package dev.headroom.collector.agent.log;

/** How often a byte is met in logs of servers, as far as it decides by which of its bytes a text is looked for. */
final class ByteRarity {

    /** From the most frequent on; all others are rarer than these. */
    private static final String FREQUENT = " 0123456789eotianrs.:-/\"lcdpmuhfg[]()=,'_{}vyb\tTIPSNOE+AHwkCLDRMFG";

    private ByteRarity() {}

    /** The position of the rarest. */
    static int rarest(byte[] text) {
        int rarest = 0;
        for (int i = 1; i < text.length; i++) {
            if (rank(text[i]) > rank(text[rarest])) {
                rarest = i;
            }
        }
        return rarest;
    }

    private static int rank(byte value) {
        int rank = FREQUENT.indexOf((char) (value & 0xFF));
        return rank < 0 ? FREQUENT.length() : rank;
    }
}
