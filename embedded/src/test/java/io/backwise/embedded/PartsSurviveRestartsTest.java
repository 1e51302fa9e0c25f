package io.backwise.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsSurviveRestartsTest {
    @TempDir
    Path directory;

    @Test
    void postgresKeepsItsRowsAndFlushesEveryCommitWhenCrashSafe() throws Exception {
        int port = Ports.free();
        try (PostgresPart postgres = PostgresPart.start(directory.resolve("postgres"), port, Durability.CRASH_SAFE)) {
            postgres.createDatabase("routine");
            postgres.createDatabase("routine");
            ask(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
        }
        try (PostgresPart postgres = PostgresPart.start(directory.resolve("postgres"), port, Durability.CRASH_SAFE)) {
            postgres.createDatabase("routine");
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void postgresTakesOverFromAServerThatWasLeftRunning() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeavesPostgresRunning.class.getName(),
                        directory.resolve("postgres").toString(),
                        Integer.toString(Ports.free()))
                .inheritIO()
                .start();
        assertThat(killed.waitFor()).isEqualTo(LeavesPostgresRunning.KILLED);
        try (PostgresPart postgres =
                PostgresPart.start(directory.resolve("postgres"), Ports.free(), Durability.CRASH_SAFE)) {
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void kafkaKeepsItsRecords() throws Exception {
        int port = Ports.free();
        int controller = Ports.free();
        try (KafkaPart kafka = KafkaPart.start(directory, port, controller, Durability.CRASH_SAFE);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("kept", "key", "value")).get();
        }
        try (KafkaPart kafka = KafkaPart.start(directory, port, controller, Durability.CRASH_SAFE);
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("kept", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .singleElement()
                    .satisfies(found -> assertThat(found.value()).isEqualTo("value"));
        }
    }

    static String ask(PostgresPart postgres, String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl("routine"), PostgresPart.USER, PostgresPart.USER);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet result = statement.getResultSet()) {
                return result.next() ? result.getString(1) : "";
            }
        }
    }
}
