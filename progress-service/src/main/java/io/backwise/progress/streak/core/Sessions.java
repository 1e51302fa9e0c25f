package io.backwise.progress.streak.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sessions by the day that they belong to. */
final class Sessions {
    private final TreeMap<LocalDate, List<SessionFact>> byDay;

    Sessions(Collection<SessionFact> facts) {
        byDay = facts.stream().collect(Collectors.groupingBy(SessionFact::on, TreeMap::new, Collectors.toList()));
    }

    List<SessionFact> on(LocalDate day) {
        return byDay.getOrDefault(day, List.of());
    }

    Optional<LocalDate> first() {
        return Optional.ofNullable(byDay.firstEntry()).map(Map.Entry::getKey);
    }
}
