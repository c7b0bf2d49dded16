package dev.headroom.collector.fuzzing;

import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.reading.ExtraReading;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Looks through records for numbers that no reading may hold: negative and infinite ones. */
public final class SoundNumbers {
    /** A class hands out its components anew each time, and a new accessor is slow. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    private SoundNumbers() {}

    /** A component of a record. */
    private record Part(String name, Method accessor) {
        static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Part(component.getName(), accessor);
        }
    }

    /** Where a number stands; put together only when it is told. */
    private record Place(List<Place> above, String name) {
        Place below(String part) {
            return new Place(List.of(this), part);
        }

        @Override
        public String toString() {
            return above.isEmpty() ? name : above.getFirst() + name;
        }
    }

    /** Throws {@link AssertionError} with the way to the first such number. */
    public static void check(Object root) throws ReflectiveOperationException {
        check(root, new Place(List.of(), root.getClass().getSimpleName()));
    }

    private static void check(Object value, Place place) throws ReflectiveOperationException {
        switch (value) {
            case BucketLayout _ -> {} // its last bound is infinite
            case ExtraReading extra -> require(Double.isFinite(extra.value()), place, extra.value());
            case ExtraSample extra -> require(!Double.isInfinite(extra.value()), place, extra.value());
            case Double number -> require(!(number < 0) && !number.isInfinite(), place, number);
            case Iterable<?> list -> {
                for (Object item : list) {
                    check(item, place.below("[]"));
                }
            }
            case Map<?, ?> map -> check(map.values(), place);
            case Record parts -> {
                for (Part part : PARTS.get(parts.getClass())) {
                    check(part.accessor().invoke(parts), place.below("." + part.name()));
                }
            }
            case null, default -> {}
        }
    }

    private static void require(boolean holds, Place place, double number) {
        if (!holds) {
            throw new AssertionError(place + " must not be " + number);
        }
    }
}
