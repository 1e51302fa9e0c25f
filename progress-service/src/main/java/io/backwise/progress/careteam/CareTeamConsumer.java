package io.backwise.progress.careteam;

import io.backwise.kit.consuming.CloudEventRecord;
import io.backwise.kit.consuming.Consuming;
import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.json.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads who has consent. */
@ApplicationScoped
class CareTeamConsumer {
    private final Consuming consuming;
    private final FollowingConsent following;
    private final CareTeamFeed feed;
    private final EventJson json;

    CareTeamConsumer(Consuming consuming, FollowingConsent following, CareTeamFeed feed, EventJson json) {
        this.consuming = consuming;
        this.following = following;
        this.feed = feed;
        this.json = json;
    }

    @Incoming(CareTeamFeed.CHANNEL)
    Uni<Void> teams(ConsumerRecords<byte[], byte[]> records) {
        feed.began();
        return consuming
                .doubting(records, this::team, following::teams)
                .onTermination()
                .invoke(feed::ended);
    }

    private CareTeamV1 team(CloudEventRecord event) {
        if (!event.type().equals("io.backwise.routine.care-team.changed.v1")) {
            throw new PoisonException("unknown type");
        }
        return json.read(event.data(), CareTeamV1.class);
    }
}
