package dev.headroom.forecasting.modelfile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A trained model as bytes. The array is shared and never written to.
 */
public final class ModelFile {

    private final String name;
    private final Learned learned;
    private final byte[] bytes;
    private final String provenance;

    public ModelFile(String name, Learned learned, byte[] bytes, String provenance) {
        this.name = name;
        this.learned = learned;
        this.bytes = bytes;
        this.provenance = provenance;
    }

    public String name() {
        return name;
    }

    public Learned learned() {
        return learned;
    }

    public byte[] bytes() {
        return bytes;
    }

    public String provenance() {
        return provenance;
    }

    /**
     * The history that a model knows.
     *
     * @param madeAt when its training ended
     * @param until end of the newest step it knows
     * @param step length of one step
     */
    public record Learned(Instant madeAt, Instant until, Duration step) {
        public Learned {
            if (!step.isPositive()) {
                throw new IllegalArgumentException("step must be > 0, was " + step);
            }
        }
    }

    /** SHA-256 of the bytes in hexadecimal digits. */
    public String checksum() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
