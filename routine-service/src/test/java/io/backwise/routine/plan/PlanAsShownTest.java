package io.backwise.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.kit.json.Digest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanAsShownTest {
    /** By the number of the form. Whoever changes what a plan shows counts the number up, and writes the new shape here. */
    private static final String SHAPE_OF_1 = "b2f1086dc47d5ceba89812f18228ae75c10d34def613836d518d6f030df72b14";

    @Test
    void anotherShapeHasAnotherNumber() {
        String shape = shape(PlanView.class);
        assertThat(PlanAsShown.FORM + " " + Digest.of(shape))
                .as("what a plan shows: %s", shape)
                .isEqualTo("1 " + SHAPE_OF_1);
    }

    private static String shape(Type type) {
        if (type instanceof ParameterizedType list) {
            return list.getRawType().getTypeName()
                    + Arrays.stream(list.getActualTypeArguments())
                            .map(PlanAsShownTest::shape)
                            .collect(Collectors.joining(",", "<", ">"));
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return Arrays.stream(record.getRecordComponents())
                    .map(PlanAsShownTest::shape)
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return type.getTypeName();
    }

    private static String shape(RecordComponent component) {
        return component.getName() + ": " + shape(component.getGenericType());
    }
}
