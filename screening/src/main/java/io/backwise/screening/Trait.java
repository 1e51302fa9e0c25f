package io.backwise.screening;

import java.util.Optional;

/**
 * Something that a move does to a body.
 *
 * @param group the family of traits that it belongs to
 * @param direction the direction inside the group, where there is one
 * @param strength how provocative it is inside its group and direction, 0 to 3
 */
public record Trait(String slug, String group, Optional<String> direction, int strength) {

    /** Whether this is of the same kind as the other (group and direction) and more provocative. */
    boolean isStrongerKindOf(Trait other) {
        return group.equals(other.group) && direction.equals(other.direction) && strength > other.strength;
    }
}
