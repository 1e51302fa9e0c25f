package io.backwise.catalog.catalogue;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The one row that holds the catalogue's versions; whoever changes content locks it first. */
@ApplicationScoped
public class CatalogueStore {
    private static final String READ =
            "SELECT content_version, catalog_version, rules_version FROM catalogue WHERE id = 1";
    private static final String WRITE = """
            UPDATE catalogue SET content_version = :content, catalog_version = :catalog, rules_version = :rules
            WHERE id = 1
            """;

    /** The versions now, without a lock. */
    public Uni<CatalogueVersions> read() {
        return select(READ);
    }

    /** The versions now, locked until the transaction ends: one writer at a time. */
    public Uni<CatalogueVersions> lock() {
        return select(READ + " FOR UPDATE");
    }

    /** Sets the versions; the row is locked. */
    public Uni<Void> write(CatalogueVersions versions) {
        return Sql.update(
                        WRITE,
                        Map.of(
                                "content", versions.contentVersion(),
                                "catalog", versions.catalogVersion(),
                                "rules", versions.rulesVersion()))
                .replaceWithVoid();
    }

    private static Uni<CatalogueVersions> select(String sql) {
        return Sql.rows(sql, Map.of())
                .map(List::getFirst)
                .map(row -> new CatalogueVersions(
                        ((Number) row[0]).intValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
    }
}
