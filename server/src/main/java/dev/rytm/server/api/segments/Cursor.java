package dev.rytm.server.api.segments;

import dev.rytm.server.api.Refusal;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.JsonException;
import dev.rytm.store.segment.Crowds.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where a list goes on, in letters that an address can hold.
final class Cursor {

    private Cursor() {}

    static String of(Place place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(place).getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return Json.readHttp(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8), Place.class);
        } catch (IllegalArgumentException | JsonException malformed) {
            throw Refusal.badRequest("cursor-wrong");
        }
    }
}
