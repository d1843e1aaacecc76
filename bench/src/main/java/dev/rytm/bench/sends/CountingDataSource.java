package dev.rytm.bench.sends;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/// Counts the statements that go through a data source; a batch of statements counts as one.
final class CountingDataSource {

    private final AtomicLong executed = new AtomicLong();
    private final DataSource counted;

    CountingDataSource(DataSource source) {
        this.counted = wrap(DataSource.class, source);
    }

    DataSource dataSource() {
        return counted;
    }

    long statements() {
        return executed.get();
    }

    private <T> T wrap(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (target instanceof Statement && method.getName().startsWith("execute")) {
            executed.incrementAndGet();
        }
        Object result;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
        return switch (result) {
            case Connection connection -> wrap(Connection.class, connection);
            case PreparedStatement statement -> wrap(PreparedStatement.class, statement);
            case null, default -> result;
        };
    }
}
