package io.backwise.catalog.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * Something that a move does to a body.
 *
 * @param group the family of traits that it belongs to
 * @param direction the direction inside the group, where there is one
 * @param strength how provocative it is inside its group and direction, 0 to 3
 */
public record Trait(
        String slug,
        String group,
        String definition,
        @Nullable String direction,
        int strength) {}
