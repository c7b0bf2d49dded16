package dev.headroom.collector.sample;

/**
 * What is known of a node beside its numbers.
 *
 * @param model served model; empty when unknown
 * @param dialect how the node names its metrics, such as {@code vllm}
 * @param instance where it is scraped, {@code host:port} or the command
 */
public record NodeProfile(NodeKey node, String model, String dialect, String instance) implements SampleRow {}
