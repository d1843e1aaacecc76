package dev.rytm.server.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Constants in the parameters of an address, by their names.
public final class Words {

    private Words() {}

    /// Absent stays absent; what is no such constant is refused with the list of those that are.
    public static <E extends Enum<E>> @Nullable E of(Class<E> type, String parameter, @Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        "parameter-word",
                        parameter,
                        String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList())));
    }
}
