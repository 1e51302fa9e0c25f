package io.backwise.catalog.exercise;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import org.hibernate.annotations.Immutable;

/** One published version of an exercise; never changed. */
@Entity
@Immutable
@Table(name = "exercise_version")
class ExerciseVersionEntity {
    @EmbeddedId
    Key key;

    @Column(nullable = false)
    String body;

    @Column(name = "published_at", nullable = false)
    OffsetDateTime publishedAt;

    @Column(name = "published_by", nullable = false)
    String publishedBy;

    @Column(nullable = false)
    String reason;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ExerciseVersionEntity() {}

    ExerciseVersionEntity(Key key, String body, OffsetDateTime publishedAt, String publishedBy, String reason) {
        this.key = key;
        this.body = body;
        this.publishedAt = publishedAt;
        this.publishedBy = publishedBy;
        this.reason = reason;
    }

    /** Slug and version. */
    @Embeddable
    record Key(String slug, long version) implements Serializable {}
}
