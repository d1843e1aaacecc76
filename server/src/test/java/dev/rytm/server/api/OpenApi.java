package dev.rytm.server.api;

import static dev.rytm.server.api.Schemas.ordered;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.ValueConstants;

/// The document of the API, made from the routes themselves: their mappings, their types, their scopes, and the comment
/// that stands above each.
final class OpenApi {

    private final Schemas schemas = new Schemas();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();
    private final List<Map<String, Object>> tags = new ArrayList<>();

    static Map<String, Object> document() {
        OpenApi api = new OpenApi();
        routes().forEach(api::add);
        Map<String, Object> problem = api.schemas.of(Failures.ProblemJson.class);
        return ordered(
                "openapi",
                "3.1.0",
                "info",
                ordered("title", "Rytm", "version", "1", "license", ordered("name", "Apache-2.0")),
                "tags",
                api.tags,
                "paths",
                api.paths,
                "components",
                ordered(
                        "schemas",
                        api.schemas.components(),
                        "responses",
                        ordered("Problem", answer("What was wrong.", "application/problem+json", problem)),
                        "securitySchemes",
                        ordered(
                                "key",
                                ordered("type", "http", "scheme", "bearer"),
                                "session",
                                ordered("type", "apiKey", "in", "cookie", "name", SessionCookie.NAME))),
                "security",
                List.of(Map.of("key", List.of()), Map.of("session", List.of())));
    }

    private static List<Class<?>> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents(OpenApi.class.getPackageName()).stream()
                .<Class<?>>map(found -> load(found.getBeanClassName()))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(Class<?> type) {
        String tag = type.getSimpleName().replaceFirst("Routes$", "");
        Comments comments = new Comments(type);
        tags.add(ordered("name", tag, "description", comments.above("public final class ")));
        RequestMapping base = type.getAnnotation(RequestMapping.class);
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> add(method, tag, base == null ? "" : base.value()[0], comments));
    }

    private void add(Method method, String tag, String base, Comments comments) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        String path = base + (mapping.path().length == 0 ? "" : mapping.path()[0]);
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(tag));
        operation.put("operationId", operationId(tag, method));
        String comment = comments.above(" " + method.getName() + "(");
        if (!comment.isEmpty()) {
            operation.put("description", comment);
        }
        operation.put("x-scope", method.getAnnotation(Scoped.class).value().word());
        List<Object> parameters = parameters(method);
        boolean ofWorkspace = Scope.ofWorkspaces()
                .contains(method.getAnnotation(Scoped.class).value().word());
        if (ofWorkspace && !path.contains("{page}")) {
            parameters.add(workspace());
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .findFirst()
                .ifPresent(body -> operation.put(
                        "requestBody",
                        ordered("required", true, "content", json(schemas.of(body.getParameterizedType())))));
        operation.put("responses", responses(method));
        paths.computeIfAbsent(path, name -> new TreeMap<>())
                .put(mapping.method()[0].name().toLowerCase(java.util.Locale.ROOT), operation);
    }

    private static String operationId(String tag, Method method) {
        return tag.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + tag.substring(1)
                + method.getName().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + method.getName().substring(1);
    }

    private List<Object> parameters(Method method) {
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathVariable.class)) {
                parameters.add(parameter(parameter, "path", true));
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                RequestParam told = parameter.getAnnotation(RequestParam.class);
                boolean required = told.required() && told.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                parameters.add(parameter(parameter, "query", required));
            } else if (parameter.isAnnotationPresent(ModelAttribute.class)) {
                for (RecordComponent component : parameter.getType().getRecordComponents()) {
                    parameters.add(ordered(
                            "name",
                            component.getName(),
                            "in",
                            "query",
                            "required",
                            false,
                            "schema",
                            schemas.of(component.getType())));
                }
            }
        }
        return parameters;
    }

    /// Only who is signed in and belongs to several workspaces must send it.
    private static Map<String, Object> workspace() {
        return ordered(
                "name",
                Identities.WORKSPACE,
                "in",
                "header",
                "required",
                false,
                "schema",
                ordered("type", "integer", "format", "int64"));
    }

    private Map<String, Object> parameter(Parameter parameter, String place, boolean required) {
        return ordered(
                "name",
                parameter.getName(),
                "in",
                place,
                "required",
                required,
                "schema",
                schemas.of(parameter.getType()));
    }

    private Map<String, Object> responses(Method method) {
        ResponseStatus status = method.getAnnotation(ResponseStatus.class);
        String code = String.valueOf(status == null ? 200 : status.value().value());
        Map<String, Object> good = method.getReturnType() == void.class
                ? ordered("description", "Done.")
                : answer("Done.", "application/json", schemas.of(method.getGenericReturnType()));
        return ordered(code, good, "default", ordered("$ref", "#/components/responses/Problem"));
    }

    private static Map<String, Object> answer(String description, String type, Map<String, Object> schema) {
        return ordered("description", description, "content", ordered(type, ordered("schema", schema)));
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return ordered("application/json", ordered("schema", schema));
    }

    /// The comments of a source file.
    private static final class Comments {

        private final List<String> lines;

        Comments(Class<?> type) {
            Path source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
            try {
                this.lines = Files.readAllLines(source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The comment above the first line that holds this text, annotations in between aside.
        String above(String declaration) {
            int at = 0;
            while (at < lines.size()
                    && !(lines.get(at).contains(declaration) && !lines.get(at).contains("return "))) {
                at++;
            }
            List<String> comment = new ArrayList<>();
            for (int i = at - 1; i >= 0; i--) {
                String line = lines.get(i).strip();
                if (line.startsWith("///")) {
                    comment.addFirst(line.substring(3).strip());
                } else if (!line.startsWith("@")) {
                    break;
                }
            }
            return String.join(" ", comment).replaceAll("\\[#?(\\w+)]", "$1");
        }
    }
}
