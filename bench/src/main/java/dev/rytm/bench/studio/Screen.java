package dev.rytm.bench.studio;

import dev.rytm.core.flow.Condition;
import dev.rytm.store.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks over HTTP what a screen of the studio asks, one question after the other.
final class Screen {

    private static final Pattern AFTER = Pattern.compile("\"after\":\"([^\"]+)\"");
    private static final List<String> FILTERS = List.of(
            "",
            "order=NAME&",
            "tag=rare&",
            "tag=regular&",
            "topic=bread&status=STOPPED&",
            "sequence=mornings&",
            "status=ACTIVE&order=NAME&");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String key;
    private final Random random;

    Screen(int port, long page, String key, Random random) {
        this.root = "http://127.0.0.1:" + port + "/api/v1/pages/" + page;
        this.key = key;
        this.random = random;
    }

    /// Lists in every order and with every filter, each opened and turned to its third page.
    Timed lists(int times) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String filter = FILTERS.get(i % FILTERS.size());
            String after = "";
            for (int turn = 0; turn < 3 && after != null; turn++) {
                String path = "/contacts?" + filter + "limit=50" + after;
                String body = timed(millis, get(path));
                Matcher next = AFTER.matcher(body);
                after = next.find() ? "&after=" + next.group(1) : null;
            }
        }
        return new Timed("list, three pages deep", millis);
    }

    /// Beginnings of first and last names, from one letter to whole names, and names that nobody has.
    Timed searches(int times) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String first = Population.FIRST[random.nextInt(Population.FIRST.length)];
            String last = Population.LAST[random.nextInt(Population.LAST.length)];
            String text = switch (i % 5) {
                case 0 -> first.substring(0, 1);
                case 1 -> first.substring(0, 3) + " " + last.substring(0, 3);
                case 2 -> last;
                case 3 ->
                    last + "-"
                            + Integer.toHexString(0x1000 + random.nextInt(0xEFFF))
                                    .substring(0, 3);
                default -> "Xawery";
            };
            String order = i % 2 == 0 ? "" : "&order=NAME";
            timed(
                    millis,
                    get("/contacts?limit=50" + order + "&search=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
        }
        return new Timed("search", millis);
    }

    /// A person and their timeline: two questions, told as one.
    Timed people(List<String> ids, int times) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String path = "/contacts/" + ids.get(random.nextInt(ids.size()));
            List<Double> both = new ArrayList<>();
            timed(both, get(path));
            timed(both, get(path + "/timeline"));
            millis.add(both.get(0) + both.get(1));
        }
        return new Timed("a person's page", millis);
    }

    /// Counts a condition exactly.
    Timed count(String name, Condition condition, int times) {
        List<Double> millis = new ArrayList<>();
        String body = "";
        for (int i = 0; i < times; i++) {
            String form = "{\"patient\":true,\"condition\":" + Json.write(condition) + "}";
            body = timed(
                    millis,
                    HttpRequest.newBuilder(URI.create(root + "/crowd/count"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(form)));
        }
        return new Timed(name + " " + body.replaceFirst(".*\"people\":(\\d+).*", "($1)"), millis);
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).GET();
    }

    private String timed(List<Double> millis, HttpRequest.Builder request) {
        try {
            long start = System.nanoTime();
            var answer =
                    http.send(request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
            millis.add((System.nanoTime() - start) / 1e6);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bench was interrupted", stopped);
        }
    }
}
