/** The alert rules: how each stands, those of users' own, and what a rule would have done in the past. */
@NullMarked
package dev.headroom.dashboard.rules;

import org.jspecify.annotations.NullMarked;
