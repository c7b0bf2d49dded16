/**
 * Where samples are kept: which database, how long, and what can be said about it. Names and settings only; the embedded
 * server is started in {@code embedded}, and everything that speaks SQL is in {@code jdbc}.
 */
@NullMarked
package dev.headroom.collector.storage;

import org.jspecify.annotations.NullMarked;
