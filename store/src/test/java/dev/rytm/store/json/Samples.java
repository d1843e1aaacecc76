package dev.rytm.store.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes random values of any record or sealed type, so that a new type is tested without anybody thinking of it.
final class Samples {

    private static final int MAX_DEPTH = 7;
    private static final List<String> TEXTS = List.of("a", "zażółć gęślą jaźń", "{\"kind\":1}", "🥐 \\ \" /~", " ");
    private static final List<String> ZONES = List.of("Europe/Warsaw", "UTC", "Asia/Kathmandu", "America/St_Johns");

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    <T> T sample(Class<T> type) {
        return type.cast(value(type, 0));
    }

    private Object value(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic, depth);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return pick(List.of(raw.getEnumConstants()));
        }
        if (raw.isRecord()) {
            return record(raw, depth);
        }
        if (raw.isSealed() && raw.isInterface()) {
            return record(pick(variants(raw, depth)), depth);
        }
        return scalar(raw);
    }

    /// Deep down only variants that hold no further variants, so that it ends.
    private static List<Class<?>> variants(Class<?> type, int depth) {
        List<Class<?>> all = Kinds.variants(type);
        return depth < MAX_DEPTH
                ? all
                : all.stream()
                        .filter(variant -> Stream.of(variant.getRecordComponents())
                                .noneMatch(component ->
                                        component.getGenericType().getTypeName().contains(type.getName())))
                        .toList();
    }

    private Object collection(ParameterizedType type, int depth) {
        Type[] of = type.getActualTypeArguments();
        int size = depth >= MAX_DEPTH ? 0 : random.nextInt(3);
        Stream<Object> values = Stream.generate(() -> value(of[0], depth + 1)).limit(size);
        if (type.getRawType() == List.class) {
            return values.toList();
        }
        if (type.getRawType() == Set.class) {
            return Set.copyOf(values.toList());
        }
        if (type.getRawType() == Map.class) {
            var map = new java.util.HashMap<Object, Object>();
            values.forEach(key -> map.put(key, value(of[1], depth + 1)));
            return Map.copyOf(map);
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    /// Some constructors refuse some parts; after enough tries a good one comes up.
    Object record(Class<?> type, int depth) {
        for (int tries = 0; tries < 1_000; tries++) {
            try {
                RecordComponent[] components = type.getRecordComponents();
                Class<?>[] types =
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                @Nullable
                Object[] parts = Stream.of(components).map(c -> part(c, depth)).toArray();
                var constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(parts);
            } catch (InvocationTargetException refused) {
                Objects.requireNonNull(refused.getCause());
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        throw new IllegalStateException("no acceptable sample of " + type);
    }

    private @Nullable Object part(RecordComponent component, int depth) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && (depth >= MAX_DEPTH || random.nextInt(3) == 0)
                ? null
                : value(component.getGenericType(), depth + 1);
    }

    private Object scalar(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> pick(TEXTS);
            case "int", "Integer" -> random.nextInt(4);
            case "long", "Long" -> random.nextLong();
            case "boolean", "Boolean" -> random.nextBoolean();
            case "BigDecimal" -> BigDecimal.valueOf(random.nextLong(), random.nextInt(20));
            case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000) * 1_000L);
            case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt(40_000));
            case "LocalTime" -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
            case "Duration" -> Duration.ofSeconds(random.nextInt(10_000_000));
            case "ZoneId" -> ZoneId.of(pick(ZONES));
            default -> throw new IllegalArgumentException("no sample of " + type);
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
