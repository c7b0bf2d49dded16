package dev.headroom.collector.fuzzing;

import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.reading.ExtraReading;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/** Looks through records for numbers that no reading may hold: negative and infinite ones. */
public final class SoundNumbers {
    private SoundNumbers() {}

    /** Throws {@link AssertionError} with the way to the first such number. */
    public static void check(Object root) throws ReflectiveOperationException {
        check(root, root.getClass().getSimpleName());
    }

    private static void check(Object value, String path) throws ReflectiveOperationException {
        switch (value) {
            case BucketLayout _ -> {} // its last bound is infinite
            case ExtraReading extra -> require(Double.isFinite(extra.value()), path, extra.value());
            case ExtraSample extra -> require(!Double.isInfinite(extra.value()), path, extra.value());
            case Double number -> require(!(number < 0) && !number.isInfinite(), path, number);
            case Iterable<?> list -> {
                for (Object item : list) {
                    check(item, path + "[]");
                }
            }
            case Map<?, ?> map -> check(map.values(), path);
            case Record parts -> {
                for (RecordComponent part : parts.getClass().getRecordComponents()) {
                    Method accessor = part.getAccessor();
                    accessor.setAccessible(true);
                    check(accessor.invoke(parts), path + "." + part.getName());
                }
            }
            case null, default -> {}
        }
    }

    private static void require(boolean holds, String path, double number) {
        if (!holds) {
            throw new AssertionError(path + " must not be " + number);
        }
    }
}
