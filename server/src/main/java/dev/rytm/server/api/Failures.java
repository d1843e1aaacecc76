package dev.rytm.server.api;

import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.json.JsonException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Turns whatever went wrong into problem details (RFC 9457) with a sentence in the reader's language. Comes before the
/// framework's own, which knows no languages.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Failures {

    /// Tells the studio to ask for the password and to send the same request again.
    private static final String PROOF = "Rytm-Proof";

    private static final Logger LOG = System.getLogger(Failures.class.getName());

    /// What a client reads. `detail` is the sentence; `pointer` says where in the body, `problems` lists all of
    /// several. `newer` is what somebody else saved meanwhile. `requestId` names the request, as the header
    /// X-Request-Id does.
    record ProblemJson(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String requestId,
            @Nullable String pointer,
            @Nullable List<FaultJson> problems,
            Refusal.@Nullable Newer newer) {

        ProblemJson of(String request) {
            return new ProblemJson(type, title, status, detail, request, pointer, problems, newer);
        }
    }

    record FaultJson(String pointer, String detail) {}

    /// A long answer that fails on its way cannot become a problem any more: then the connection breaks, so that nobody
    /// takes a part for the whole.
    @ExceptionHandler
    ResponseEntity<ProblemJson> answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            throw failure;
        }
        response.resetBuffer();
        Locale language = Sentences.language(request.getHeader("Accept-Language"));
        ProblemJson problem = problem(failure, language).of(RequestIds.of(request));
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof ErrorResponse known) {
            headers.putAll(known.getHeaders());
        }
        if (failure instanceof Refusal refusal && refusal.retryAfter() != null) {
            headers.set("Retry-After", String.valueOf(refusal.retryAfter()));
        }
        if (failure instanceof Refusal refusal && refusal.wantsProof()) {
            headers.set(PROOF, "password");
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Language", language.getLanguage());
        if (problem.status() == 401) {
            headers.set("WWW-Authenticate", "Bearer");
        }
        return new ResponseEntity<>(problem, headers, problem.status());
    }

    private static ProblemJson problem(Exception failure, Locale language) {
        return switch (failure) {
            case Refusal refusal -> refusal(refusal, language);
            case JsonException json -> json(json, language);
            case HttpMessageNotReadableException _ -> plain(400, Sentence.of("json.MISSING"), language);
            case MissingServletRequestParameterException missing ->
                plain(400, Sentence.of("parameter-missing", missing.getParameterName()), language);
            case MethodArgumentTypeMismatchException mismatch ->
                plain(400, Sentence.of("parameter-wrong", mismatch.getName()), language);
            case DatabaseException refused
            when refused.isImpossibleValue() -> plain(400, Sentence.of("value-impossible"), language);
            case DatabaseException refused
            when refused.isRefusedData() -> plain(409, Sentence.of("data-refused"), language);
            case ErrorResponse response -> framework(response.getStatusCode().value(), language);
            default -> {
                LOG.log(Level.ERROR, "a request failed", failure);
                yield plain(500, Sentence.of("failure"), language);
            }
        };
    }

    private static ProblemJson refusal(Refusal refusal, Locale language) {
        List<FaultJson> faults = refusal.faults().stream()
                .map(fault -> new FaultJson(fault.pointer(), Sentences.of(language, fault.sentence())))
                .toList();
        String pointer = faults.isEmpty() ? null : faults.getFirst().pointer();
        String detail = faults.size() == 1 ? faults.getFirst().detail() : Sentences.of(language, refusal.sentence());
        return new ProblemJson(
                "about:blank",
                title(refusal.status()),
                refusal.status(),
                detail,
                null,
                pointer,
                faults.isEmpty() ? null : faults,
                refusal.newer());
    }

    private static ProblemJson json(JsonException json, Locale language) {
        int status = json.fault() == JsonException.Fault.TOO_LARGE ? 413 : 400;
        String detail = Sentences.of(language, "json." + json.fault(), json.detail());
        return new ProblemJson("about:blank", title(status), status, detail, null, json.pointer(), null, null);
    }

    /// What the framework refuses by itself: no such route, another method, another media type.
    private static ProblemJson framework(int status, Locale language) {
        String key = "http." + status;
        return plain(
                status,
                Sentence.of(Sentences.has(language, key) ? key : status < 500 ? "http.400" : "failure"),
                language);
    }

    private static ProblemJson plain(int status, Sentence sentence, Locale language) {
        return new ProblemJson(
                "about:blank", title(status), status, Sentences.of(language, sentence), null, null, null, null);
    }

    /// The protocol's own words for a status, always in English, as RFC 9457 wants for `about:blank`.
    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? String.valueOf(status) : known.getReasonPhrase();
    }
}
