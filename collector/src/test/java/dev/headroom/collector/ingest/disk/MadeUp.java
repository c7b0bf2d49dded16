package dev.headroom.collector.ingest.disk;

import dev.headroom.collector.sample.BucketLayout;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Records with a made-up value in every component, however deep. */
final class MadeUp {
    private final Random random;

    MadeUp(long seed) {
        random = new Random(seed);
    }

    <R extends Record> R of(Class<R> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return several(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == BucketLayout.class) {
            return new BucketLayout(List.of(random.nextDouble(), 2.0, Double.POSITIVE_INFINITY));
        }
        return plain.isRecord() ? of(plain.asSubclass(Record.class)) : simple(plain);
    }

    private Object several(ParameterizedType generic) {
        Type[] of = generic.getActualTypeArguments();
        if (generic.getRawType() == Map.class) {
            return Map.ofEntries(entry(of), entry(of));
        }
        if (generic.getRawType() == List.class) {
            return Stream.generate(() -> value(of[0])).limit(3).toList();
        }
        throw new IllegalArgumentException("cannot make up " + generic);
    }

    private Map.Entry<Object, Object> entry(Type[] of) {
        return Map.entry(value(of[0]), value(of[1]));
    }

    private Object simple(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (type == double.class || type == Double.class) {
            return random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian() * 1e9;
        } else if (type == int.class || type == Integer.class) {
            return random.nextInt(Integer.MAX_VALUE);
        } else if (type == long.class) {
            return random.nextLong();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == String.class) {
            return "é中" + random.nextInt();
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        } else if (type == Duration.class) {
            return Duration.ofNanos(random.nextInt(Integer.MAX_VALUE));
        }
        throw new IllegalArgumentException("cannot make up a " + type);
    }
}
