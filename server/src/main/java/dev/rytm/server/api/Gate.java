package dev.rytm.server.api;

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

/// Before every route: who asks, may they, and is the question well put. Denies unless the route's scope is held,
/// by a key or by the role of whoever is signed in.
final class Gate implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String CALLER = Caller.class.getName();
    private static final String VISITOR = Visitor.class.getName();

    private final Database database;
    private final Front front;
    private final Identities identities;
    private final SameOrigin sameOrigin;

    Gate(Database database, Front front) {
        this.database = database;
        this.front = front;
        this.identities = new Identities(database);
        this.sameOrigin = new SameOrigin(front);
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
        boolean inBrowser = scoped.value() == Scope.ANYONE || Identities.hasSession(request);
        if (inBrowser && !Identities.hasKey(request)) {
            sameOrigin.check(request);
        }
        switch (scoped.value()) {
            case ANYONE -> request.setAttribute(VISITOR, visitor(request, response));
            case SELF -> request.setAttribute(VISITOR, self(request, response));
            default -> {
                Caller caller = caller(request, identity(request), scoped.value());
                if (scoped.fresh()) {
                    caller.requireProof();
                }
                request.setAttribute(CALLER, caller);
            }
        }
        checkParameters(request, route);
        return true;
    }

    private Identity identity(HttpServletRequest request) {
        return Identities.hasKey(request) ? identities.ofKey(request) : identities.ofMember(request);
    }

    private Caller caller(HttpServletRequest request, Identity identity, Scope scope) {
        boolean ofInstance = identity.workspaceId() == null;
        if (!identity.scopes().contains(scope.word()) || (scope == Scope.INSTANCE) != ofInstance) {
            throw identity.actor().inPerson() ? Refusal.rightLacking(scope) : Refusal.scopeLacking(scope);
        }
        Locale language = Sentences.language(request.getHeader("Accept-Language"));
        return new Caller(database, identity, language, RequestIds.of(request), front.address(request));
    }

    private Visitor visitor(HttpServletRequest request, HttpServletResponse response) {
        return new Visitor(database, front, request, response, identities.signedIn(request));
    }

    /// A key is proved first, so that a wrong one hears that it is wrong.
    private Visitor self(HttpServletRequest request, HttpServletResponse response) {
        if (Identities.hasKey(request)) {
            identities.ofKey(request);
            throw new Refusal(403, Refusal.Sentence.of("session-needed"), List.of());
        }
        Visitor visitor = visitor(request, response);
        visitor.self();
        return visitor;
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
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Visitor.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return request.getAttribute(parameter.getParameterType().getName(), NativeWebRequest.SCOPE_REQUEST);
    }
}
