package io.backwise.progress.reading;

import io.backwise.kit.json.EventJson;
import io.backwise.progress.ledger.Extract;
import io.backwise.progress.ledger.ExtractStore;
import io.backwise.progress.ledger.Ledger;
import io.backwise.progress.reading.ShownSummaries.Shown;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Today's summary for a caller who is that patient: what was shown the last time, if nothing has changed since. No gate is needed, as
 * the one statement looks at the tombstones too.
 */
@ApplicationScoped
class ReadingOwnSummary {
    private final ExtractStore extracts;
    private final ShownSummaries shown;
    private final EventJson json;

    ReadingOwnSummary(ExtractStore extracts, ShownSummaries shown, EventJson json) {
        this.extracts = extracts;
        this.shown = shown;
        this.json = json;
    }

    /** As JSON; empty of one who was erased. */
    @WithSession
    Uni<Optional<Buffer>> read(UUID patientId) {
        Instant now = Instant.now();
        Optional<Shown> before = shown.find(patientId, now);
        return extracts.since(
                        patientId,
                        Ledger.earliestToday(now),
                        before.map(Shown::version).orElse(ExtractStore.NONE))
                .map(changed -> changed.isEmpty() ? before : show(patientId, changed.get(), now))
                .map(it -> it.map(Shown::body));
    }

    private Optional<Shown> show(UUID patientId, Extract extract, Instant now) {
        if (extract.isErased()) {
            shown.forget(patientId);
            return Optional.empty();
        }
        Ledger ledger = extract.ledger();
        Summary summary = Summary.of(ledger, extract.progress(ledger.today(now)), false);
        Shown made = new Shown(ledger, summary.asOf(), json.write(summary).getBytes(StandardCharsets.UTF_8));
        shown.keep(made);
        return Optional.of(made);
    }
}
