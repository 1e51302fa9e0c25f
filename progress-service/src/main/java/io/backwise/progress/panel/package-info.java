/** A clinician's patients, those who need attention first. */
@NullMarked
package io.backwise.progress.panel;

import org.jspecify.annotations.NullMarked;
