package io.backwise.benchmarks.reads;

import io.backwise.benchmarks.measure.Wrk;
import io.backwise.benchmarks.reads.Read.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A load of reads, one after the other and again from the first. */
final class Asking {
    private static final int CONNECTIONS = 16;

    private Asking() {}

    static Wrk of(List<Asked> all, Path directory) throws IOException {
        String requests = all.stream()
                .map(it -> "{path = " + Wrk.quoted(it.path()) + ", headers = " + Wrk.table(it.headers()) + "}")
                .collect(Collectors.joining(",\n"));
        return Wrk.sending("""
            local asked = {
            %s
            }
            local all = {}
            local last = 0
            init = function(args)
              for i, it in ipairs(asked) do
                all[i] = wrk.format("GET", it.path, it.headers)
              end
            end
            request = function()
              last = last %% #all + 1
              return all[last]
            end
            """.formatted(requests), CONNECTIONS, directory);
    }
}
