package dev.rytm.server.api;

import dev.rytm.store.json.Json;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;

/// Bodies in our JSON form and in no other: UTF-8, strictly read, at most as long as [Json#MAX_BYTES].
final class JsonBodies extends AbstractGenericHttpMessageConverter<Object> {

    JsonBodies() {
        super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Override
    protected boolean canRead(@Nullable MediaType mediaType) {
        return mediaType != null
                && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(mediaType)
                && (mediaType.getCharset() == null || mediaType.getCharset().equals(StandardCharsets.UTF_8));
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> contextClass, @Nullable MediaType mediaType) {
        return canRead(mediaType);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return true;
    }

    @Override
    public Object read(Type type, @Nullable Class<?> contextClass, HttpInputMessage message) throws IOException {
        // One byte more than allowed is enough to know that it is too long.
        return Json.readHttp(message.getBody().readNBytes(Json.MAX_BYTES + 1), type);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return read(type, null, message);
    }

    @Override
    protected void writeInternal(Object value, @Nullable Type type, HttpOutputMessage message) throws IOException {
        byte[] bytes = value instanceof byte[] ready ? ready : Json.writeHttp(value);
        message.getHeaders().setContentLength(bytes.length);
        message.getBody().write(bytes);
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    }
}
