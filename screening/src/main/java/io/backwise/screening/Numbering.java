package io.backwise.screening;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names as numbers from 0, by name. */
final class Numbering {
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Numbering(List<String> names) {
        this.names = names;
        for (int number = 0; number < names.size(); number++) {
            if (numbers.put(names.get(number), number) != null) {
                throw new IllegalArgumentException("two are named " + names.get(number));
            }
        }
    }

    /** @throws IllegalArgumentException for a name that is there twice */
    static Numbering of(Collection<String> names) {
        return new Numbering(names.stream().sorted().toList());
    }

    List<String> names() {
        return names;
    }

    /** @throws IllegalArgumentException for a name that has no number */
    int of(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("unknown: " + name);
        }
        return number;
    }
}
