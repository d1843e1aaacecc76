package dev.rytm.server.api;

import dev.rytm.store.ApiKeys.Bearer;
import dev.rytm.store.ApiKeys.Proof;
import dev.rytm.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/// Before every route: who asks, may they, and is the question well put. Denies unless the route's scope is held.
final class Gate implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String ATTRIBUTE = Caller.class.getName();
    private static final String SCHEME = "Bearer ";

    private final Database database;

    Gate(Database database) {
        this.database = database;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod route)
                || !route.getBeanType().getPackageName().startsWith(Gate.class.getPackageName())) {
            return true;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Scoped scoped = route.getMethodAnnotation(Scoped.class);
        if (scoped == null) {
            throw new IllegalStateException(route + " names no scope");
        }
        if (scoped.value() != Scope.ANYONE) {
            admit(request, scoped.value());
        }
        checkParameters(request, route);
        return true;
    }

    private void admit(HttpServletRequest request, Scope scope) {
        Bearer bearer = bearer(request);
        boolean ofInstance = bearer.key().workspaceId() == null;
        if (!bearer.key().scopes().contains(scope.word()) || (scope == Scope.INSTANCE) != ofInstance) {
            throw Refusal.scopeLacking(scope);
        }
        Locale language = Sentences.language(request.getHeader("Accept-Language"));
        request.setAttribute(ATTRIBUTE, new Caller(database, bearer, language, RequestIds.of(request)));
    }

    private Bearer bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(SCHEME)) {
            throw new Refusal(401, Refusal.Sentence.of("key-missing"), List.of());
        }
        String key = header.substring(SCHEME.length());
        Proof proof =
                database.inTransaction(transaction -> transaction.apiKeys().prove(key));
        return switch (proof) {
            case Proof.Good good -> good.bearer();
            case Proof.Expired expired ->
                throw new Refusal(401, Refusal.Sentence.of("key-expired", expired.at()), List.of());
            case Proof.None _ -> throw new Refusal(401, Refusal.Sentence.of("key-wrong"), List.of());
        };
    }

    /// A filter that is misspelt must not silently show everything.
    private static void checkParameters(HttpServletRequest request, HandlerMethod route) {
        Set<String> known = Arrays.stream(route.getMethodParameters())
                .flatMap(Gate::parameters)
                .collect(Collectors.toCollection(TreeSet::new));
        request.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Refusal.badRequest("parameter-unknown", name, known.isEmpty() ? "-" : String.join(", ", known));
            }
            if (values.length > 1) {
                throw Refusal.badRequest("parameter-twice", name);
            }
        });
    }

    /// A parameter by itself, or each component of a record of parameters.
    private static Stream<String> parameters(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            return Arrays.stream(parameter.getParameterType().getRecordComponents())
                    .map(RecordComponent::getName);
        }
        return parameter.hasParameterAnnotation(RequestParam.class)
                ? Stream.of(parameter.getParameter().getName())
                : Stream.empty();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return request.getAttribute(ATTRIBUTE, NativeWebRequest.SCOPE_REQUEST);
    }
}
