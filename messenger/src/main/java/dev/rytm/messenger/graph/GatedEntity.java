package dev.rytm.messenger.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// A body whose last byte waits for the gate.
///
/// Everything before it goes to the socket first; only then is the gate asked, so that nothing slow (a
/// connection, a pause of this process) lies between the question and the release. A body without its last byte
/// is never accepted.
final class GatedEntity extends AbstractHttpEntity {

    private final byte[] body;
    private final Gate gate;
    private volatile Progress progress = Progress.NOTHING;

    GatedEntity(byte[] body, Gate gate) {
        super(ContentType.APPLICATION_JSON, null);
        this.body = body.clone();
        this.gate = gate;
    }

    /// How far the body came.
    enum Progress {
        NOTHING,
        BEGUN,
        HELD_BACK,
        RELEASED
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        progress = Progress.BEGUN;
        int last = body.length - 1;
        out.write(body, 0, last);
        out.flush();
        if (!gate.isOpen()) {
            progress = Progress.HELD_BACK;
            throw new IOException("the gate is closed");
        }
        progress = Progress.RELEASED;
        out.write(body, last, 1);
        out.flush();
    }

    @Override
    public long getContentLength() {
        return body.length;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    /// The body leaves through `writeTo` only; another way out would pass the gate by.
    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("a gated body can only be written");
    }

    @Override
    public void close() {}
}
