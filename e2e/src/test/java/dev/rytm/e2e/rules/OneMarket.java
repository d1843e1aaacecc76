package dev.rytm.e2e.rules;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one market to every test class that asks for it; it is closed after the last of them.
final class OneMarket implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Market.class;
    }

    @Override
    public Market resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(OneMarket.class))
                .computeIfAbsent(Market.class, _ -> Market.found(), Market.class);
    }
}
