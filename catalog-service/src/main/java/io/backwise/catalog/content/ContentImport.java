package io.backwise.catalog.content;

import java.util.List;

/** What came of the import of a release. */
public sealed interface ContentImport {
    /** The release, or a later one, was imported before. */
    ContentImport NOTHING = new Imported(0, false, List.of());

    /**
     * It is in the catalogue.
     *
     * @param exercises number of exercises with a new version
     * @param rules whether the rule set has a new version
     * @param passedOver what of the release was not taken over, since an editor changed it too, such as {@code rule CR013}
     */
    record Imported(int exercises, boolean rules, List<String> passedOver) implements ContentImport {
        public Imported {
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * Nothing of it is: no catalogue could be served with it.
     *
     * @param unresolved why, in words that name who refers to what
     */
    record Refused(List<String> unresolved) implements ContentImport {
        public Refused {
            unresolved = List.copyOf(unresolved);
        }
    }
}
