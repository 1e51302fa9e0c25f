package io.backwise.catalog.exercise;

import java.util.Locale;

/** Where the current version of a piece of content comes from. */
public enum Origin {
    /** As shipped: a newer shipped version replaces it. */
    CONTENT,
    /** Changed here by an editor: no import touches the exercise again, nor of the rule set what the editor changed. */
    EDITOR;

    /** As stored. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin stored under this slug. */
    public static Origin ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
