package dev.rytm.e2e.rules;

import dev.rytm.core.message.Rejection;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The product's own table of Meta's errors, named as the sandbox names them: `code/subcode`, or the code alone. It
/// is nobody's business but the client's, so a test has to look through the keyhole.
final class KnownErrors {

    private static final String TABLE = "dev.rytm.messenger.graph.GraphError";

    private KnownErrors() {}

    /// What each error means; empty where it leaves open whether anything was sent.
    static Map<String, Optional<Rejection>> byName() {
        try {
            Field rows = Class.forName(TABLE).getDeclaredField("ROWS");
            rows.setAccessible(true);
            Map<String, Optional<Rejection>> errors = new TreeMap<>();
            for (Object row : (List<?>) rows.get(null)) {
                Object subcode = part(row, "subcode");
                errors.put(part(row, "code") + (subcode == null ? "" : "/" + subcode), Optional.ofNullable((Rejection)
                        part(row, "rejection")));
            }
            return errors;
        } catch (ReflectiveOperationException moved) {
            throw new AssertionError("the table of errors is not where it was: " + TABLE, moved);
        }
    }

    private static Object part(Object row, String name) throws ReflectiveOperationException {
        Method accessor = row.getClass().getDeclaredMethod(name);
        accessor.setAccessible(true);
        return accessor.invoke(row);
    }
}
