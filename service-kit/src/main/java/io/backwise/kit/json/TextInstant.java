package io.backwise.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An instant is a date and a time with an offset; a number of seconds is none, whether it stands in quotes or not. */
final class TextInstant extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    /** Put over the class, it wins over every module, in whatever order they are registered. */
    @JsonDeserialize(using = TextInstant.class)
    interface Annotated {}

    TextInstant() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        return text.indexOf('T') < 0 && text.indexOf('t') < 0
                ? (Instant) context.handleWeirdStringValue(Instant.class, text, "no date and time")
                : InstantDeserializer.INSTANT.deserialize(parser, context);
    }
}
