package dev.headroom.collector.exposition;

/** One label of a series, unescaped. */
public record Label(String name, String value) {}
