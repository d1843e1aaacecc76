package dev.rytm.server.intake;

import dev.rytm.messenger.webhook.Signature;
import dev.rytm.messenger.webhook.VerifyChallenge;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.PageDirectory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Meta's door. Our 200 is a promise: what it answers is committed.
///
/// Nothing is looked at before the signature over the raw bytes is found genuine; while no secret is known nothing
/// can be, and the answer is 503, never a pass. A genuine body that nobody can read is kept and answered 200,
/// because a refusal would make Meta repeat it for an hour and then unsubscribe us.
final class WebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient PageDirectory directory;
    private final transient BodyReader bodies;
    private final transient Sorter sorter;
    private final transient DeliveryWriter writer;
    private final transient IntakeCounts counts;
    private final transient Timing timing;

    /// Business time for events, machine time for patience.
    record Timing(InstantSource clock, IntakeConfig config) {}

    WebhookServlet(PageDirectory directory, Sorter sorter, DeliveryWriter writer, IntakeCounts counts, Timing timing) {
        this.directory = directory;
        this.bodies = new BodyReader(timing.config());
        this.sorter = sorter;
        this.writer = writer;
        this.counts = counts;
        this.timing = timing;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        VerifyChallenge challenge = new VerifyChallenge(
                request.getParameter("hub.mode"),
                request.getParameter("hub.verify_token"),
                request.getParameter("hub.challenge"));
        Optional<String> answer;
        try {
            answer = challenge.answer(directory.verifyTokens());
        } catch (DatabaseException e) {
            end(response, 503);
            return;
        }
        if (answer.isEmpty()) {
            end(response, 403);
            return;
        }
        response.setContentType("text/plain");
        response.getOutputStream().write(answer.get().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        int status = status(request);
        counts.answered(status);
        if (status != 200) {
            end(response, status);
        }
    }

    private int status(HttpServletRequest request) {
        try {
            if (directory.secrets().isEmpty() && directory.secretsNow().isEmpty()) {
                return 503;
            }
            byte[] body = bodies.read(request);
            List<String> headers = Collections.list(request.getHeaders(Signature.HEADER));
            Set<String> signers = signers(directory.secrets(), headers, body);
            if (signers.isEmpty()) {
                signers = signers(directory.secretsNow(), headers, body);
            }
            if (signers.isEmpty()) {
                return 401;
            }
            Delivery delivery = sorter.sort(
                    body,
                    new Sorter.Signed(signers, directory.appsOf(signers)),
                    timing.clock().instant());
            return writer.store(delivery, timing.config().storeTimeout()) ? 200 : 503;
        } catch (BodyReader.Refused e) {
            return e.status();
        } catch (IOException e) {
            return 408;
        } catch (DatabaseException e) {
            return 503;
        }
    }

    private static Set<String> signers(Set<String> secrets, List<String> headers, byte[] body) {
        return secrets.stream()
                .filter(secret -> Signature.matches(headers, body, List.of(secret)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Closes the connection after a refusal: what is left of the body is not worth reading.
    private static void end(HttpServletResponse response, int status) {
        response.setStatus(status);
        if (status != 403) {
            response.setHeader("Connection", "close");
        }
    }
}
