package io.backwise.kit.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Native statements with named parameters, in the session and transaction of the calling use case. For stores only.
 * Parameters are never null: what may be absent is a statement of its own, or a cast empty string.
 */
public final class Sql {
    private Sql() {}

    /** Runs a change; gives the number of rows that it touched. */
    public static Uni<Integer> update(String sql, Map<String, ?> parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    /** The rows of a query with several columns. */
    public static Uni<List<Object[]>> rows(String sql, Map<String, ?> parameters) {
        return list(sql, parameters, row -> (Object[]) row);
    }

    /** The values of a query with one column. */
    public static <T> Uni<List<T>> values(String sql, Class<T> type, Map<String, ?> parameters) {
        return list(sql, parameters, value -> cast(type, value));
    }

    /** No result type is given: a query with one never finds its plan again, and is planned each time. */
    private static <T> Uni<List<T>> list(String sql, Map<String, ?> parameters, Function<Object, T> as) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(found -> found.stream().map(as).toList());
    }

    private static <T> T cast(Class<T> type, Object value) {
        if (value instanceof Number number && type == Long.class) {
            return type.cast(number.longValue());
        }
        return value instanceof Number number && type == Integer.class
                ? type.cast(number.intValue())
                : type.cast(value);
    }

    /** The value of a query that gives one or none. */
    public static <T> Uni<Optional<T>> value(String sql, Class<T> type, Map<String, ?> parameters) {
        return values(sql, type, parameters).map(found -> found.stream().findFirst());
    }
}
