/**
 * Small building blocks that pages share: tables, verdicts, chips, bars and cells. They show what they are given.
 */
@NullMarked
package dev.headroom.dashboard.widget;

import org.jspecify.annotations.NullMarked;
