package io.backwise.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Contracts;
import io.backwise.testkit.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What is measured with has to be what the contracts speak of. */
class EventSourceTest {
    @Test
    void eventsFitTheirSchemas() throws Exception {
        EventSource source = new EventSource(Contracts.root());
        LongStream.of(0, 1, 999_999).forEach(n -> Schemas.assertValid(EventSource.SESSIONS, text(source.session(n))));
        Schemas.assertValid(EventSource.PLANS, text(source.plan(0)));
    }

    @Test
    void eachSessionIsAnotherOne() throws Exception {
        EventSource source = new EventSource(Contracts.root());
        assertThat(LongStream.range(0, 200_000).mapToObj(source::sessionId)).doesNotHaveDuplicates();
        assertThat(source.sessionId(7).version()).isEqualTo(7);
    }

    private static String text(ProducerRecord<byte[], byte[]> event) {
        return new String(event.value(), StandardCharsets.UTF_8);
    }
}
