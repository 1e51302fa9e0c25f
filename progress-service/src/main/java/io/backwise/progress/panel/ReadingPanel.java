package io.backwise.progress.panel;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.order.InOrder;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.backwise.progress.alert.AlertStore;
import io.backwise.progress.careteam.Gate;
import io.backwise.progress.ledger.Ledger;
import io.backwise.progress.ledger.LedgerStore;
import io.backwise.progress.panel.core.Attention;
import io.backwise.progress.streak.core.Progress;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows a clinician the patients who trust them. */
@ApplicationScoped
class ReadingPanel {
    /** Patients whose sessions are held in memory at once. */
    private static final int CHUNK = 100;

    private final Gate gate;
    private final LedgerStore ledgers;
    private final AlertStore alerts;

    ReadingPanel(Gate gate, LedgerStore ledgers, AlertStore alerts) {
        this.gate = gate;
        this.ledgers = ledgers;
        this.alerts = alerts;
    }

    /** @param cursor the place that an earlier page ended with */
    @WithSession
    Uni<Page<PanelItem>> page(Caller caller, @Nullable String cursor, Limit limit) {
        PanelPlace after = cursor == null ? null : PanelPlace.of(cursor);
        return gate.patientsOf(caller).chain(this::items).chain(all -> {
            List<PanelItem> rest = all.stream()
                    .sorted(Comparator.comparing(PanelPlace::of))
                    .filter(it -> after == null || PanelPlace.of(it).compareTo(after) > 0)
                    .limit(limit.andOneMore())
                    .toList();
            Page<PanelItem> page = Page.of(rest, limit, it -> PanelPlace.of(it).key());
            List<UUID> shown = page.items().stream().map(PanelItem::patientId).toList();
            return gate.seen(caller, shown, "read panel").map(there -> only(there, page));
        });
    }

    /** Nothing is shown of whom nothing may be told: somebody who was erased meanwhile. */
    private static Page<PanelItem> only(Set<UUID> there, Page<PanelItem> page) {
        return new Page<>(
                page.items().stream()
                        .filter(it -> there.contains(it.patientId()))
                        .toList(),
                page.next());
    }

    private Uni<List<PanelItem>> items(List<UUID> patients) {
        List<PanelItem> all = new ArrayList<>();
        List<List<UUID>> chunks = new ArrayList<>();
        for (int i = 0; i < patients.size(); i += CHUNK) {
            chunks.add(patients.subList(i, Math.min(patients.size(), i + CHUNK)));
        }
        return InOrder.each(chunks, it -> chunk(it).invoke(all::addAll)).replaceWith(all);
    }

    private Uni<List<PanelItem>> chunk(List<UUID> patients) {
        return ledgers.now(patients, Instant.now())
                .chain(standings -> alerts.open(patients).map(open -> standings.entrySet().stream()
                        .map(it -> item(it.getKey(), it.getValue(), open))
                        .toList()));
    }

    private static PanelItem item(Ledger ledger, Progress progress, Map<UUID, List<String>> open) {
        List<String> alerts = open.getOrDefault(ledger.patientId(), List.of());
        return new PanelItem(
                ledger.patientId(),
                Attention.of(progress, alerts, ledger.zone(progress.asOf())),
                alerts,
                orNull(progress.adherence().last28Days()),
                orNull(progress.pain().recent()),
                orNull(progress.pain().change()),
                progress.streak().current(),
                progress.streak().today().slug(),
                progress.lastSessionAt().orElse(null));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
