@NullMarked
package io.backwise.kit.paging;

import org.jspecify.annotations.NullMarked;
