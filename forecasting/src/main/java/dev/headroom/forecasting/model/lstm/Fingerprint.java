package dev.headroom.forecasting.model.lstm;

import dev.headroom.forecasting.load.DemandSeries;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells whether two trainings would learn the same: equal for equal settings and numbers. One thread. */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Fingerprint add(LstmShape shape, TrainingPlan plan, long seed) {
        digest.update((shape + " " + plan + " " + seed).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Fingerprint add(List<DemandSeries> histories) {
        for (DemandSeries history : histories) {
            digest.update((history.start() + " " + history.step() + " " + history.seasons())
                    .getBytes(StandardCharsets.UTF_8));
            double[] values = history.filled();
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
            bytes.asDoubleBuffer().put(values);
            digest.update(bytes);
        }
        return this;
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
