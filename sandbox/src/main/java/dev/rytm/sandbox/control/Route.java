package dev.rytm.sandbox.control;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.Params;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// One call of the control API: a method, a path whose `{}` parts are handed over, and what it does.
record Route(String method, List<String> pattern, Action action) {

    /// What a call brings along.
    record Call(List<String> names, Params params) {
        String name(int index) {
            return names.get(index);
        }

        String text(String field) {
            String value = params.text(field);
            if (value.isEmpty()) {
                throw new IllegalArgumentException("`%s` is missing.".formatted(field));
            }
            return value;
        }

        String text(String field, String otherwise) {
            String value = params.text(field);
            return value.isEmpty() ? otherwise : value;
        }

        int number(String field, int otherwise) {
            String value = params.text(field);
            if (value.isEmpty()) {
                return otherwise;
            }
            if (!value.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("`%s` is \"%s\" and must be a number.".formatted(field, value));
            }
            return Integer.parseInt(value);
        }

        ObjectNode body() {
            ObjectNode body = Json.object();
            new LinkedHashMap<>(params.values()).forEach(body::set);
            return body;
        }

        /// The body as a record of that type.
        <T> T body(Class<T> type) {
            return Json.MAPPER.treeToValue(body(), type);
        }

        /// `current` with the fields that the body names changed.
        <T> T change(T current, Class<T> type) {
            ObjectNode merged = Json.MAPPER.valueToTree(current);
            merged.setAll(body());
            return Json.MAPPER.treeToValue(merged, type);
        }
    }

    /// Does something and returns what to answer.
    @FunctionalInterface
    interface Action {
        Object perform(Call call);
    }

    static Route get(String path, Action action) {
        return new Route("GET", parts(path), action);
    }

    static Route post(String path, Action action) {
        return new Route("POST", parts(path), action);
    }

    static Route put(String path, Action action) {
        return new Route("PUT", parts(path), action);
    }

    static Route delete(String path, Action action) {
        return new Route("DELETE", parts(path), action);
    }

    static List<String> parts(String path) {
        return List.of(path.split("/"));
    }

    /// The variable parts, if this route answers such a call.
    Optional<List<String>> match(String calledMethod, List<String> called) {
        if (!method.equals(calledMethod) || called.size() != pattern.size()) {
            return Optional.empty();
        }
        Map<Integer, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < called.size(); i++) {
            if (pattern.get(i).equals("{}")) {
                variables.put(i, called.get(i));
            } else if (!pattern.get(i).equals(called.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(variables.values()));
    }
}
